import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import { GraphqlFailure } from "@/lib/graphql/failure";

interface FailureText {
  title: MessageDescriptor;
  explanation: MessageDescriptor;
}

const texts: Partial<Record<string, FailureText>> = {
  NETWORK: {
    title: msg`No connection`,
    explanation: msg`The server cannot be reached. Check the connection and try again.`,
  },
  UNAUTHENTICATED: {
    title: msg`You are logged out`,
    explanation: msg`Log in again to go on.`,
  },
  FORBIDDEN: {
    title: msg`Not for your role`,
    explanation: msg`Your role does not include this. Ask the owner of the shop.`,
  },
  TENANT_SUSPENDED: {
    title: msg`This shop is suspended`,
    explanation: msg`Ask the owner of the shop to get in touch with support.`,
  },
  TENANT_MOVING: {
    title: msg`Back in a moment`,
    explanation: msg`This shop is being moved to another place of ours. Nothing is lost; try again shortly.`,
  },
};

const fault: FailureText = {
  title: msg`Something went wrong`,
  explanation: msg`The fault is ours and has been noted. Nothing was changed.`,
};

/** What a person is told when a request fails as a whole. */
export function failureText(error: unknown): FailureText {
  return (error instanceof GraphqlFailure ? texts[error.code] : undefined) ?? fault;
}
