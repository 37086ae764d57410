import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { MoveChequeMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a step of a cheque. */
export function moveChequeMessage(answer: MoveChequeMutation["moveCheque"]): MessageDescriptor {
  switch (answer.__typename) {
    case "MoveChequeSuccess":
      return answer.cheque.status === "BOUNCED"
        ? msg`The customer owes the amount again.`
        : msg`The cheque is where you say.`;
    case "NotFound":
      return msg`This cheque is no longer there.`;
    case "ChequeNotThere":
      return msg`The cheque has gone another way already. Load the page again.`;
    case "PeriodClosed":
      return msg`The books are closed for today.`;
    default:
      return unreachable(answer);
  }
}
