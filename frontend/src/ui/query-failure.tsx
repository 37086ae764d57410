import { Trans } from "@lingui/react/macro";

import { isFailure } from "@/lib/graphql/failure";

import { ProblemAlert } from "./problem-alert";

/** Why a part of the page could not be loaded; nothing while all is well. */
export function QueryFailure({ error }: { error: Error | null }) {
  if (!error) return null;
  return (
    <ProblemAlert>
      {isFailure(error, "NETWORK") ? (
        <Trans>The server cannot be reached. What is shown may be old.</Trans>
      ) : isFailure(error, "FORBIDDEN") ? (
        <Trans>Your role does not include this. Ask the owner of the shop.</Trans>
      ) : (
        <Trans>This could not be loaded. The fault is ours and has been noted.</Trans>
      )}
    </ProblemAlert>
  );
}
