import type { TypedDocumentString } from "@/gql/graphql";

import { renewSession } from "../auth/renew-session";
import { announceSignedOut } from "../auth/signed-out";
import { isFailure } from "./failure";
import { send } from "./transport";
import { multipartBody } from "./upload";

export type Document<TData, TVariables> = TypedDocumentString<TData, TVariables>;

/**
 * Run an operation; renew the session once when it has run out.
 *
 * @throws {GraphqlFailure} the request was refused as a whole, or no answer came.
 */
export async function execute<TData, TVariables>(
  document: Document<TData, TVariables>,
  variables: TVariables,
  signal?: AbortSignal,
): Promise<TData> {
  const body = bodyOf(document, variables);
  const startedAt = Date.now();
  try {
    return (await send(body, signal)) as TData;
  } catch (error) {
    if (!isFailure(error, "UNAUTHENTICATED")) throw error;
    if (!(await renewSession(startedAt))) {
      announceSignedOut();
      throw error;
    }
    return (await send(body, signal)) as TData;
  }
}

function bodyOf(document: { toString: () => string }, variables: unknown): string | FormData {
  const query = document.toString();
  return multipartBody(query, variables) ?? JSON.stringify({ query, variables });
}
