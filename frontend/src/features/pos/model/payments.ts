import type { PaymentInput, PaymentMethod } from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { addMoney, compareMoney, money, NO_MONEY, subtractMoney, type Money } from "@/lib/money";

/** One payment of a sale while it is being typed. */
export interface PaymentRow {
  method: PaymentMethod;
  amount: string;
  reference: string;
}

/** Where a split payment stands. */
export interface PaymentState {
  /** Still to be paid; zero when enough was handed over. */
  due: Money;
  /** To be given back in cash. */
  change: Money;
  isComplete: boolean;
}

export function paymentOf(amount: Money, method: PaymentMethod): PaymentRow {
  return { method, amount, reference: "" };
}

function paidBy(rows: readonly PaymentRow[]): Money {
  return addMoney(rows.flatMap(({ amount }) => (isDecimal(amount) ? [money(amount)] : [])));
}

/** What is still due and what goes back; only cash is given change. */
export function paymentState(total: Money, rows: readonly PaymentRow[]): PaymentState {
  const paid = paidBy(rows);
  const paidInCash = paidBy(rows.filter(({ method }) => method === "CASH"));
  const over = subtractMoney(paid, total);
  const isShort = compareMoney(over, NO_MONEY) < 0;
  return {
    due: isShort ? subtractMoney(total, paid) : NO_MONEY,
    change: isShort ? NO_MONEY : over,
    isComplete:
      !isShort &&
      compareMoney(over, paidInCash) <= 0 &&
      rows.every(({ amount }) => isDecimal(amount)),
  };
}

export function paymentInputs(rows: readonly PaymentRow[]): PaymentInput[] {
  return rows.map(({ amount, ...row }) => ({ ...row, amount: money(amount) }));
}
