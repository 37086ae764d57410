import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { SignUpMutation, SubdomainVerdict } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** Whether an address can be had, in words. */
export const verdictMessages: Record<SubdomainVerdict, MessageDescriptor> = {
  FREE: msg`This address is free.`,
  TAKEN: msg`Another shop has this address.`,
  RESERVED: msg`This address is kept for the platform.`,
  MALFORMED: msg`Use small letters a to z, digits and hyphens; start and end with a letter or digit.`,
  LOOK_ALIKE: msg`This address looks too much like another shop's.`,
};

/** What a new owner is told for every answer to a sign-up. */
export function signUpMessage(answer: SignUpMutation["signUp"]): MessageDescriptor {
  switch (answer.__typename) {
    case "SignUpSuccess":
      return msg`Your shop ${{ shop: answer.shop.name }} is ready.`;
    case "SubdomainRefused":
      return verdictMessages[answer.reason];
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "IdempotencyKeyReused":
      return msg`This shop was already opened with other details. Load the page again to open another.`;
    default:
      return unreachable(answer);
  }
}
