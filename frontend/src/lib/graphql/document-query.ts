import { queryOptions } from "@tanstack/react-query";

import { execute, type Document } from "./execute";

/** Query options for a typed document; the key is the document's name-independent text and variables. */
export function documentQuery<TData, TVariables>(
  document: Document<TData, TVariables>,
  variables: TVariables,
) {
  return queryOptions({
    queryKey: [document.toString(), variables],
    queryFn: ({ signal }) => execute(document, variables, signal),
  });
}
