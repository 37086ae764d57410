import { graphql } from "@/gql";
import { execute } from "@/lib/graphql/execute";

export const LogOut = graphql(`
  mutation LogOut($input: LogOutInput!) {
    logOut(input: $input) {
      __typename
    }
  }
`);

/** End the session of this browser. */
export async function logOut(): Promise<void> {
  await execute(LogOut, { input: {} });
}
