import { formatDecimal, isDecimal } from "./decimal";
import type { Locale } from "./locale";
import { intlTag } from "./locale";

/** An exact weight in grams, as a decimal string. */
export type Weight = string & { readonly unit: "grams" };

/** Read a weight; the text must already be a decimal number. */
export function weight(text: string): Weight {
  if (!isDecimal(text)) throw new RangeError(`Not a weight: ${text}`);
  return text as Weight;
}

/** Write a weight in grams with three decimals, or more where the scale gave more. */
export function formatWeight(grams: Weight, locale: Locale): string {
  const format = new Intl.NumberFormat(intlTag(locale), {
    style: "unit",
    unit: "gram",
    minimumFractionDigits: 3,
    maximumFractionDigits: 8,
  });
  return formatDecimal(grams, format);
}
