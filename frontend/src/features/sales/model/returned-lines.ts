import type { ReturnedLineInput } from "@/gql/graphql";
import { compareDecimals, difference, isDecimal } from "@/lib/decimal";
import { weight, type Weight } from "@/lib/weight";

/** A line of a sale, as far as a return has to know it. */
export interface ReturnableLine {
  position: number;
  description: string;
  quantity: Weight;
  returnedQuantity: Weight;
}

/** What can still come back of a line. */
export function leftOf({ quantity, returnedQuantity }: ReturnableLine): Weight {
  return weight(difference(quantity, returnedQuantity));
}

export function returnableLines(lines: readonly ReturnableLine[]): readonly ReturnableLine[] {
  return lines.filter((line) => compareDecimals(leftOf(line), "0") > 0);
}

/** What comes back, by what was typed for each line; nothing while a number is impossible. */
export function returnedLines(
  lines: readonly ReturnableLine[],
  typed: Readonly<Record<number, string>>,
): ReturnedLineInput[] | null {
  const chosen = lines.flatMap((line) => {
    const quantity = typed[line.position] ?? "0";
    return quantity === "" || quantity === "0" ? [] : [{ line, quantity }];
  });
  const isPossible = ({ line, quantity }: (typeof chosen)[number]) =>
    isDecimal(quantity) &&
    compareDecimals(quantity, "0") > 0 &&
    compareDecimals(quantity, leftOf(line)) <= 0;
  if (chosen.length === 0 || !chosen.every(isPossible)) return null;
  return chosen.map(({ line, quantity }) => ({
    position: line.position,
    quantity: weight(quantity),
  }));
}
