import { graphql } from "@/gql";

import { isFailure } from "../graphql/failure";
import { send } from "../graphql/transport";
import { clientId } from "./client-id";

export const RefreshSession = graphql(`
  mutation RefreshSession($input: RefreshSessionInput!) {
    refreshSession(input: $input) {
      __typename
    }
  }
`);

const LOCK = "zargar.renew-session";
const RENEWED_AT = "zargar.session-renewed-at";

/**
 * Renew the session's cookies and say whether there is a session.
 *
 * Tabs take turns: a second renewal with the same token would look like a stolen one. A tab that waited
 * while another renewed, after its own request had started, only has to try its request again.
 */
export async function renewSession(requestStartedAt: number): Promise<boolean> {
  return navigator.locks.request(LOCK, async () => {
    const renewedAt = Number(localStorage.getItem(RENEWED_AT) ?? 0);
    if (renewedAt >= requestStartedAt) return true;

    const variables = { input: { clientId: clientId() } };
    const body = JSON.stringify({ query: RefreshSession.toString(), variables });
    try {
      const data = (await send(body)) as { refreshSession: { __typename: string } };
      if (data.refreshSession.__typename !== "RefreshSessionSuccess") return false;
    } catch (error) {
      if (isFailure(error, "UNAUTHENTICATED")) return false;
      throw error;
    }
    localStorage.setItem(RENEWED_AT, String(Date.now()));
    return true;
  });
}
