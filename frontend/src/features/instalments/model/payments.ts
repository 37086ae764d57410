import type { PaymentInput, PaymentMethod } from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { addMoney, compareMoney, money, NO_MONEY, type Money } from "@/lib/money";

/** What an instalment or a deposit can be paid with. */
export const PLAN_METHODS = [
  "CASH",
  "CARD",
  "TRANSFER",
  "STORE_CREDIT",
  "GIFT_CARD",
  "OTHER",
] as const satisfies readonly PaymentMethod[];

export type PlanMethod = (typeof PLAN_METHODS)[number];

/** One payment while it is being typed. */
export interface PaymentRow {
  method: PlanMethod;
  amount: string;
  reference: string;
}

export function paymentOf(amount: string, method: PlanMethod = "CASH"): PaymentRow {
  return { method, amount, reference: "" };
}

export function paidBy(rows: readonly PaymentRow[]): Money {
  return addMoney(rows.flatMap(({ amount }) => (isDecimal(amount) ? [money(amount)] : [])));
}

/** The payments as they are sent, without empty rows; nothing while one is half typed. */
export function paymentInputs(rows: readonly PaymentRow[]): PaymentInput[] | null {
  const filled = rows.filter(({ amount }) => amount !== "");
  const isTyped = filled.every(
    ({ method, amount, reference }) =>
      isDecimal(amount) &&
      compareMoney(money(amount), NO_MONEY) > 0 &&
      (method !== "GIFT_CARD" || reference !== ""),
  );
  if (!isTyped) return null;
  return filled.map(({ method, amount, reference }) => ({
    method,
    amount: money(amount),
    reference,
  }));
}
