import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type {
  AcceptSupplierInvoiceMutation,
  FixSupplierGramsMutation,
  PaySupplierMoneyMutation,
  ReceiveGoodsMutation,
  RecordSupplierInvoiceMutation,
  WithdrawSupplierInvoiceMutation,
} from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

type Answer =
  | AcceptSupplierInvoiceMutation["acceptSupplierInvoice"]
  | FixSupplierGramsMutation["fixSupplierGrams"]
  | PaySupplierMoneyMutation["paySupplierMoney"]
  | ReceiveGoodsMutation["receiveGoods"]
  | RecordSupplierInvoiceMutation["recordSupplierInvoice"]
  | WithdrawSupplierInvoiceMutation["withdrawSupplierInvoice"];

/** Every way in which something with a supplier is refused. */
type Refusal = Exclude<Answer, { __typename: `${string}Success` }>;

/** What a person is told for every refusal of purchasing. */
export function problemMessage(refusal: Refusal): MessageDescriptor {
  switch (refusal.__typename) {
    case "InvalidInput": {
      const reasons = refusal.fields.map(({ message }) => message).join(" ");
      return msg`This cannot be: ${reasons}`;
    }
    case "NotFound":
      return msg`Something of this is no longer there. Load the page again.`;
    case "LimitReached":
      return msg`The plan of the shop allows no more items.`;
    case "OrderNotOpen":
      return msg`The order is no longer in this state. Load the page again.`;
    case "MoreThanOrdered":
      return msg`Only ${{ open: refusal.open }} of this is still on order. Has somebody received it just now?`;
    case "AlreadyInvoiced":
      return msg`Some of these goods are on an invoice already.`;
    case "InvoiceNumberTaken":
      return msg`An invoice with this number is recorded already.`;
    case "InvoiceNotHeld":
      return msg`This invoice is in the books already.`;
    case "MoreThanOwed":
      return msg`Only ${{ owed: refusal.owed }} g are owed.`;
    case "ShiftRequired":
      return msg`Open the drawer of this till first.`;
    case "PeriodClosed":
      return msg`The books are closed for today. Ask the accountant to open the period.`;
    case "IdempotencyKeyReused":
      return msg`This was already sent. Look at the list before repeating it.`;
    default:
      return unreachable(refusal);
  }
}
