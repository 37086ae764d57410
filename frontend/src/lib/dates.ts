import type { Locale } from "./locale";
import { intlTag } from "./locale";

type Parts = Intl.DateTimeFormatOptions;

const DATE: Parts = { year: "numeric", month: "short", day: "numeric" };
const TIME: Parts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const DATE_TIME: Parts = { ...DATE, ...TIME };
const DAY: Parts = { month: "short", day: "numeric" };

/** An instant as a date and time of day in the shop's time zone; Jalali in Persian. */
export function formatDateTime(instant: string, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(intlTag(locale), { ...DATE_TIME, timeZone }).format(
    new Date(instant),
  );
}

/** The time of day of an instant in the shop's time zone. */
export function formatTime(instant: string, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(intlTag(locale), { ...TIME, timeZone }).format(new Date(instant));
}

/** A calendar day (`2026-11-20`) written in the language's own calendar. */
export function formatDay(day: string, locale: Locale, length: "full" | "short" = "full"): string {
  const parts = length === "full" ? DATE : DAY;
  // A day has no time zone; reading and writing it in UTC keeps it the same day everywhere.
  return new Intl.DateTimeFormat(intlTag(locale), { ...parts, timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** A month of the Gregorian calendar (`2026-11`), in which the books are kept. */
export function formatMonth(month: string, locale: Locale): string {
  const tag = locale === "fa" ? "fa-IR-u-ca-gregory" : intlTag(locale);
  return new Intl.DateTimeFormat(tag, { year: "2-digit", month: "short", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

const AGE_UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** How long ago an instant was, in the largest unit that fits. */
export function formatAge(instant: string, now: Date, locale: Locale): string {
  const seconds = Math.round((now.getTime() - new Date(instant).getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(intlTag(locale), { numeric: "auto" });
  for (const [unit, length] of AGE_UNITS) {
    if (seconds >= length) return format.format(-Math.floor(seconds / length), unit);
  }
  return format.format(-Math.max(seconds, 0), "second");
}
