import { compareDecimals, isDecimal, quotientDown } from "@/lib/decimal";
import type { Money } from "@/lib/money";
import { weight, type Weight } from "@/lib/weight";

/** A milligram: bought grams are cut off below it. */
const GRAM_PLACES = 3;

interface PricedPlan {
  open: string;
  gramPrice: string | null;
  payOff: Money | null;
}

/** The grams that money buys of a plan now: all that is open for what pays it off, else whole milligrams. */
export function gramsBought(paid: Money, { open, gramPrice, payOff }: PricedPlan): Weight | null {
  if (gramPrice === null || payOff === null || !isDecimal(gramPrice)) return null;
  if (compareDecimals(paid, payOff) >= 0) return weight(open);
  return weight(quotientDown(paid, gramPrice, GRAM_PLACES));
}
