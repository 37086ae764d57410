import type { OldGoldInput, PaymentInput, PaymentMethod } from "@/gql/graphql";
import { isDecimal, nearestMultiple } from "@/lib/decimal";
import { addMoney, compareMoney, money, NO_MONEY, subtractMoney, type Money } from "@/lib/money";
import { weight } from "@/lib/weight";

/** A piece of old metal while it is being weighed and tested. */
export interface OldGoldPiece {
  metal: OldGoldInput["metal"];
  grossWeight: string;
  deduction: string;
  fineness: string;
}

/** One payment of a sale while it is being typed. */
export interface PaymentRow {
  method: PaymentMethod;
  amount: string;
  reference: string;
  bank: string;
  dueOn: string;
  pieces: readonly OldGoldPiece[];
}

/** Where a split payment stands. */
export interface PaymentState {
  /** Still to be paid; zero when enough was handed over. */
  due: Money;
  /** To be given back in cash. */
  change: Money;
  /** What old gold is worth beyond the bill, to be paid by the shop. */
  payout: Money;
  isComplete: boolean;
}

/** What nobody can pay with who is not known to the shop. */
export const NEED_A_CUSTOMER: ReadonlySet<PaymentMethod> = new Set([
  "CHEQUE",
  "STORE_CREDIT",
  "POINTS",
  "ON_ACCOUNT",
]);

const NO_PIECE: OldGoldPiece = { metal: "XAU", grossWeight: "", deduction: "0", fineness: "750" };

export function paymentOf(amount: Money, method: PaymentMethod): PaymentRow {
  return { method, amount, reference: "", bank: "", dueOn: "", pieces: [] };
}

/** Pay in another way: old gold is worth what the shop says, which is asked once it is weighed. */
export function withMethod(row: PaymentRow, method: PaymentMethod): PaymentRow {
  const isOldGold = method === "OLD_GOLD";
  return {
    ...row,
    method,
    reference: "",
    amount: isOldGold || row.method === "OLD_GOLD" ? "" : row.amount,
    pieces: isOldGold ? [NO_PIECE] : [],
  };
}

export function withPiece(pieces: readonly OldGoldPiece[]): readonly OldGoldPiece[] {
  return [...pieces, NO_PIECE];
}

/** The pieces as the shop is asked for their value, or nothing while a number is half typed. */
export function pieceInputs(pieces: readonly OldGoldPiece[]): OldGoldInput[] | null {
  const isWhole = pieces.every(
    ({ grossWeight, deduction, fineness }) =>
      isDecimal(grossWeight) && isDecimal(deduction || "0") && isDecimal(fineness),
  );
  if (!isWhole || pieces.length === 0) return null;
  return pieces.map(({ metal, grossWeight, deduction, fineness }) => ({
    metal,
    grossWeight: weight(grossWeight),
    deduction: weight(deduction || "0"),
    fineness,
  }));
}

function paidBy(rows: readonly PaymentRow[]): Money {
  return addMoney(rows.flatMap(({ amount }) => (isDecimal(amount) ? [money(amount)] : [])));
}

/** What is still due and what goes back. Only cash is given change, and is rounded to the smallest coin. */
export function paymentState(
  total: Money,
  rows: readonly PaymentRow[],
  cashStep: Money,
): PaymentState {
  const inCash = rows.filter(({ method }) => method === "CASH");
  const cash = paidBy(inCash);
  const left = subtractMoney(total, paidBy(rows.filter(({ method }) => method !== "CASH")));
  const isTyped = rows.every(isWhole);
  if (compareMoney(left, NO_MONEY) < 0) {
    const isGold = rows.some(({ method }) => method === "OLD_GOLD");
    const payout = subtractMoney(NO_MONEY, left);
    const isComplete = isTyped && isGold && inCash.length === 0;
    return { due: NO_MONEY, change: NO_MONEY, payout: isGold ? payout : NO_MONEY, isComplete };
  }
  const cashDue = inCash.length > 0 ? money(nearestMultiple(left, cashStep)) : left;
  const over = subtractMoney(cash, cashDue);
  const isShort = compareMoney(over, NO_MONEY) < 0;
  return {
    due: isShort ? subtractMoney(cashDue, cash) : NO_MONEY,
    change: isShort ? NO_MONEY : over,
    payout: NO_MONEY,
    isComplete: !isShort && isTyped && (inCash.length === 0 || compareMoney(cashDue, NO_MONEY) > 0),
  };
}

function isWhole(row: PaymentRow): boolean {
  if (!isDecimal(row.amount)) return false;
  if (row.method === "CHEQUE") return Boolean(row.reference && row.bank && row.dueOn);
  if (row.method === "GIFT_CARD") return Boolean(row.reference);
  return row.method !== "OLD_GOLD" || pieceInputs(row.pieces) !== null;
}

export function paymentInputs(rows: readonly PaymentRow[]): PaymentInput[] {
  return rows.map(({ method, amount, reference, bank, dueOn, pieces }) => ({
    method,
    amount: money(amount),
    reference: method === "CHEQUE" ? "" : reference,
    ...(method === "CHEQUE" ? { cheque: { number: reference, bank, dueOn } } : {}),
    ...(method === "OLD_GOLD" ? { pieces: pieceInputs(pieces) ?? [] } : {}),
  }));
}
