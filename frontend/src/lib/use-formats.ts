import { useLingui } from "@lingui/react";

import { formatAge, formatDateTime, formatDay, formatMonth, formatTime } from "./dates";
import { formatDecimal } from "./decimal";
import { intlTag, languages, localeFor, type Locale } from "./locale";
import { formatMoney, formatMoneyShort, type Money } from "./money";
import { useShop } from "./shop";
import { formatWeight, type Weight } from "./weight";

export interface Formats {
  locale: Locale;
  money: (amount: Money) => string;
  moneyShort: (amount: Money) => string;
  weight: (grams: Weight) => string;
  number: (value: string | number) => string;
  /** A number with its sign, for what came or went. */
  change: (value: string) => string;
  /** A number that already counts hundredths: `18` is 18 %. */
  percent: (value: string) => string;
  percentChange: (value: string) => string;
  dateTime: (instant: string) => string;
  /** Only the time of day of an instant. */
  time: (instant: string) => string;
  day: (day: string, length?: "full" | "short") => string;
  age: (instant: string, now: Date) => string;
  /** A month written `2026-11`. */
  month: (month: string) => string;
  isRightToLeft: boolean;
}

const DECIMALS: Intl.NumberFormatOptions = { maximumFractionDigits: 6 };
const SIGNED: Intl.NumberFormatOptions = { signDisplay: "exceptZero" };
const PERCENT: Intl.NumberFormatOptions = { style: "unit", unit: "percent" };

/** Write numbers, amounts, weights and times in the chosen language and the shop's own units. */
export function useFormats(): Formats {
  const { i18n } = useLingui();
  const shop = useShop();
  const locale = localeFor(i18n.locale) ?? "en";
  const number = new Intl.NumberFormat(intlTag(locale), DECIMALS);
  const signed = new Intl.NumberFormat(intlTag(locale), { ...DECIMALS, ...SIGNED });
  const percent = new Intl.NumberFormat(intlTag(locale), { ...DECIMALS, ...PERCENT });
  const signedPercent = new Intl.NumberFormat(intlTag(locale), {
    ...DECIMALS,
    ...PERCENT,
    ...SIGNED,
  });
  return {
    locale,
    money: (amount) => formatMoney(amount, shop, locale),
    moneyShort: (amount) => formatMoneyShort(amount, shop, locale),
    weight: (grams) => formatWeight(grams, locale),
    change: (value) => formatDecimal(value, signed),
    percent: (value) => formatDecimal(value, percent),
    percentChange: (value) => formatDecimal(value, signedPercent),
    number: (value) => formatDecimal(String(value), number),
    dateTime: (instant) => formatDateTime(instant, locale, shop.timeZone),
    time: (instant) => formatTime(instant, locale, shop.timeZone),
    day: (day, length) => formatDay(day, locale, length),
    age: (instant, now) => formatAge(instant, now, locale),
    month: (month) => formatMonth(month, locale),
    isRightToLeft: languages[locale].direction === "rtl",
  };
}
