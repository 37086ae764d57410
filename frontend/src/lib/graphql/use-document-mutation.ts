import { useMutation, useQueryClient } from "@tanstack/react-query";

import { execute, type Document } from "./execute";

interface DocumentMutation<TData, TVariables> {
  /** The answer, or nothing when the request failed as a whole, which the app tells on its own. */
  run: (variables: TVariables) => Promise<TData | undefined>;
  isPending: boolean;
  /** What is on its way to the server. */
  pending: TVariables | undefined;
}

/** Run a mutation; everything on screen is read again afterwards. */
export function useDocumentMutation<TData, TVariables>(
  document: Document<TData, TVariables>,
): DocumentMutation<TData, TVariables> {
  const queries = useQueryClient();
  const { mutateAsync, isPending, variables } = useMutation({
    mutationFn: (sent: TVariables) => execute(document, sent),
    // Not awaited: the answer is shown at once, the rest of the screen follows.
    onSuccess: () => void queries.invalidateQueries(),
  });
  return {
    run: (sent) => mutateAsync(sent).catch(() => undefined),
    isPending,
    pending: isPending ? variables : undefined,
  };
}
