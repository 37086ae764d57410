import type { PlanKind } from "@/gql/graphql";
import { addMoney, money, subtractMoney, type Money } from "@/lib/money";

/** What has to be known of a quoted cart to plan its payment. */
export interface PlannedQuote {
  id: string;
  total: Money;
  lines: readonly { components: readonly { code: string; amount: Money }[] }[];
}

/** What of a cart is metal: of a plan in grams it is owed, and all else is paid at once. */
export function metalValue({ lines }: PlannedQuote): Money {
  const components = lines.flatMap((line) => line.components);
  return addMoney(components.filter(({ code }) => code === "METAL").map(({ amount }) => amount));
}

/** What is paid now where that is no choice; nothing where the customer may pay as much as they like. */
export function fixedDownPayment(kind: PlanKind, quote: PlannedQuote): Money | null {
  return kind === "GRAMS" ? subtractMoney(quote.total, metalValue(quote)) : null;
}

/** What is left of the price for the instalments. */
export function paidOverTime(kind: PlanKind, quote: PlannedQuote, paidNow: Money): Money {
  if (kind === "GRAMS") return metalValue(quote);
  // A deposit settles the first part of a layaway, whose instalments are of the whole price.
  return kind === "LAYAWAY" ? money(quote.total) : subtractMoney(quote.total, paidNow);
}
