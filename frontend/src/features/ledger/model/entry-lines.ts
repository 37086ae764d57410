import type { ManualLineInput } from "@/gql/graphql";
import { compareDecimals, difference, isDecimal, sumOf } from "@/lib/decimal";

/** A line of a manual entry as it is being written: one of debit and credit is filled in. */
export interface DraftLine {
  key: string;
  accountId: string | null;
  commodity: string;
  debit: string;
  credit: string;
}

export interface Difference {
  commodity: string;
  /** Debit less credit. */
  amount: string;
}

function side(text: string): string {
  return isDecimal(text) ? text : "0";
}

/** Debit positive, credit negative. */
export function amountOf(line: DraftLine): string {
  return difference(side(line.debit), side(line.credit));
}

/** Whether a line is untouched and may be left out. */
function isEmpty(line: DraftLine): boolean {
  return line.accountId === null && line.debit === "" && line.credit === "";
}

/** By how much debits exceed credits in each currency and metal that does not balance. */
export function differences(lines: readonly DraftLine[]): Difference[] {
  const commodities = [...new Set(lines.map(({ commodity }) => commodity))];
  return commodities
    .map((commodity) => ({
      commodity,
      amount: sumOf(lines.filter((line) => line.commodity === commodity).map(amountOf)),
    }))
    .filter(({ amount }) => compareDecimals(amount, "0") !== 0);
}

/** What is sent, or nothing while a line lacks its account or its amount. */
export function readyLines(lines: readonly DraftLine[]): ManualLineInput[] | null {
  const written = lines.filter((line) => !isEmpty(line));
  const ready = written.flatMap((line) =>
    line.accountId !== null && compareDecimals(amountOf(line), "0") !== 0
      ? [{ accountId: line.accountId, commodity: line.commodity, amount: amountOf(line) }]
      : [],
  );
  return ready.length === written.length && ready.length >= 2 ? ready : null;
}
