import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { AddAccountMutation, UpdateAccountMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a new account. */
export function addAccountMessage(answer: AddAccountMutation["addAccount"]): MessageDescriptor {
  switch (answer.__typename) {
    case "AddAccountSuccess":
      return msg`${{ name: answer.account.name }} was added.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with other details. Look in the chart of accounts first.`;
    default:
      return unreachable(answer);
  }
}

/** What a person is told for every answer to a changed account. */
export function updateAccountMessage(
  answer: UpdateAccountMutation["updateAccount"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "UpdateAccountSuccess":
      return msg`${{ name: answer.account.name }} was changed.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This account is no longer there.`;
    case "AccountInUse":
      return msg`The posting table uses this account. Choose another one there first.`;
    default:
      return unreachable(answer);
  }
}
