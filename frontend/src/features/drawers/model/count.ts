import Big from "big.js";

import type { CountedInput, PaymentMethod } from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { money, type Money } from "@/lib/money";

/** What is being typed while a drawer is counted: how many of each note, or an amount. */
export interface Count {
  /** How many, by the value of the note or coin. */
  pieces: Readonly<Record<string, string>>;
  /** By method. The amount of cash counts only while no note is. */
  amounts: Readonly<Partial<Record<PaymentMethod, string>>>;
}

export const NOTHING_COUNTED: Count = { pieces: {}, amounts: {} };

const WHOLE = /^\d{1,7}$/;

function countedPieces(count: Count): { value: Money; count: number }[] {
  return Object.entries(count.pieces)
    .filter(([, many]) => WHOLE.test(many))
    .map(([value, many]) => ({ value: money(value), count: Number(many) }));
}

/** The notes and coins by value times number; nothing while none is counted or one is not a whole number. */
export function piecesTotal(count: Count): Money | null {
  const typed = Object.values(count.pieces).filter((many) => many !== "");
  if (typed.length === 0 || !typed.every((many) => WHOLE.test(many))) return null;
  return money(
    countedPieces(count)
      .reduce((sum, { value, count: many }) => sum.plus(new Big(value).times(many)), new Big(0))
      .toFixed(),
  );
}

/** What is sent; nothing while the cash is not counted or a number is not complete. */
export function countedInput(count: Count): CountedInput[] | null {
  const pieces = countedPieces(count);
  const cash = piecesTotal(count) ?? cashAmount(count);
  if (cash === null) return null;
  const others = Object.entries(count.amounts).filter(
    ([method, amount]) => method !== "CASH" && amount !== "",
  );
  if (!others.every(([, amount]) => isDecimal(amount))) return null;
  return [
    { method: "CASH", amount: cash, pieces },
    ...others.map(([method, amount]) => ({
      method: method as PaymentMethod,
      amount: money(amount),
      pieces: [],
    })),
  ];
}

function cashAmount({ pieces, amounts }: Count): Money | null {
  const typed = Object.values(pieces).some((many) => many !== "");
  const amount = amounts.CASH ?? "";
  return !typed && isDecimal(amount) ? money(amount) : null;
}
