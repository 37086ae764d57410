import Big from "big.js";

// Exact decimals only: a large sum in rials must never turn into exponent notation.
Big.NE = -20;
Big.PE = 40;

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Whether the text is a complete decimal number such as `-12.5`. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** Add decimal strings exactly. */
export function sumOf(values: readonly string[]): string {
  return values.reduce((sum, value) => sum.plus(value), new Big(0)).toFixed();
}

/** Subtract decimal strings exactly. */
export function difference(from: string, take: string): string {
  return new Big(from).minus(take).toFixed();
}

/** Multiply decimal strings exactly. */
export function productOf(value: string, by: string): string {
  return new Big(value).times(by).toFixed();
}

/** Negative, zero or positive as `left` is below, equal to or above `right`. */
export function compareDecimals(left: string, right: string): -1 | 0 | 1 {
  return new Big(left).cmp(right);
}

/**
 * Write a decimal string in the digits and grouping of a language.
 *
 * Intl reads decimal strings exactly; only its type asks for a literal.
 */
export function formatDecimal(value: string, format: Intl.NumberFormat): string {
  return format.format(value as Intl.StringNumericLiteral);
}

/** Divide, and cut off what is beyond `places` decimals. */
export function quotientDown(value: string, by: string, places: number): string {
  return new Big(value).div(by).round(places, Big.roundDown).toFixed();
}

/** The multiple of `step` that is nearest; a half goes up. */
export function nearestMultiple(value: string, step: string): string {
  return new Big(value).div(step).round(0, Big.roundHalfUp).times(step).toFixed();
}
