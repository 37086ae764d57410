import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { ReturnSaleMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a return. */
export function returnSaleMessage(answer: ReturnSaleMutation["returnSale"]): MessageDescriptor {
  switch (answer.__typename) {
    case "ReturnSaleSuccess":
      return msg`The return is done, as ${{ number: answer.refund.number }}.`;
    case "InvalidInput": {
      const reasons = answer.fields.map(({ message }) => message).join(" ");
      return msg`This cannot be taken back: ${reasons}`;
    }
    case "NotFound":
      return msg`This sale is no longer there.`;
    case "AlreadyRefunded":
      return msg`Everything of this sale has come back already.`;
    case "NotRefundable":
      return msg`Only a completed sale of this shop comes back, and a unique piece only once.`;
    case "MoreThanSold":
      return msg`Of line ${{ position: answer.position }} only ${{ left: answer.left }} can still come back.`;
    case "CustomerRequired":
      return msg`Nobody knows the customer of this sale: it cannot become store credit.`;
    case "OutOfStock":
      return msg`The old gold has just been sold. Try again, and it is paid back in money.`;
    case "ShiftRequired":
      return msg`Open the drawer of this till first.`;
    case "PeriodClosed":
      return msg`The books are closed for today.`;
    case "IdempotencyKeyReused":
      return msg`This return was already sent with other content. Load the page again.`;
    default:
      return unreachable(answer);
  }
}
