import { compareDecimals, difference, formatDecimal, isDecimal, sumOf } from "./decimal";
import type { Locale } from "./locale";
import { intlTag, languages } from "./locale";

/** An exact amount in a currency's major unit, as a decimal string. */
export type Money = string & { readonly unit: "money" };

/** Read an amount; the text must already be a decimal number. */
export function money(text: string): Money {
  if (!isDecimal(text)) throw new RangeError(`Not an amount of money: ${text}`);
  return text as Money;
}

export const NO_MONEY = money("0");

export function addMoney(amounts: readonly Money[]): Money {
  return money(sumOf(amounts));
}

export function subtractMoney(from: Money, take: Money): Money {
  return money(difference(from, take));
}

export function compareMoney(left: Money, right: Money): -1 | 0 | 1 {
  return compareDecimals(left, right);
}

/** The currency amounts are written in, with the decimals of its minor unit. */
export interface Currency {
  currency: string;
  currencyDigits: number;
}

/** Write an amount with its currency; digits beyond the minor unit are shown when they are there. */
export function formatMoney(
  amount: Money,
  { currency, currencyDigits }: Currency,
  locale: Locale,
): string {
  return withCurrency(amount, currency, locale, {
    minimumFractionDigits: currencyDigits,
    maximumFractionDigits: Math.max(currencyDigits, 4),
  });
}

/** Write an amount in few characters, for charts and tiles: 1.2M. */
export function formatMoneyShort(amount: Money, { currency }: Currency, locale: Locale): string {
  return withCurrency(amount, currency, locale, {
    notation: "compact",
    maximumSignificantDigits: 4,
  });
}

function withCurrency(
  amount: Money,
  currency: string,
  locale: Locale,
  digits: Intl.NumberFormatOptions,
): string {
  const inFull = new Intl.NumberFormat(intlTag(locale), { style: "currency", currency, ...digits });
  if (languages[locale].direction === "ltr") return formatDecimal(amount, inFull);

  // Persian names the currency after the amount, where Intl puts it before. The amount is isolated so
  // that a minus sign stays on its left.
  const name = inFull.formatToParts(0).find(({ type }) => type === "currency")?.value ?? currency;
  const number = formatDecimal(amount, new Intl.NumberFormat(intlTag(locale), digits));
  return `\u2066${number}\u2069\u00a0${name}`;
}
