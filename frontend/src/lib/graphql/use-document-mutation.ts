import { useMutation, useQueryClient } from "@tanstack/react-query";

import { execute, type Document } from "./execute";

/** Run a mutation; everything on screen is read again afterwards. */
export function useDocumentMutation<TData, TVariables>(document: Document<TData, TVariables>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (variables: TVariables) => execute(document, variables),
    // Not awaited: the answer is shown at once, the rest of the screen follows.
    onSuccess: () => void queries.invalidateQueries(),
  });
}
