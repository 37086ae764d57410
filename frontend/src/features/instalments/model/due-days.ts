const DAY = 86_400_000;

/** As many instalments as a plan may have. */
export const MOST_INSTALMENTS = 120;

/**
 * The days of `count` instalments, the first on `first`, then every `months` months of the calendar that
 * a language is written in (Jalali in Persian). A day that a month does not have is its last one.
 */
export function dueDays(first: string, count: number, months: number, tag: string): string[] {
  const format = new Intl.DateTimeFormat("en", calendarParts(tag));
  const start = new Date(`${first}T00:00:00Z`);
  if (Number.isNaN(start.getTime())) return [];
  const wanted = dayOfMonth(format, start);

  const days = [first];
  let month = 0;
  // A day is taken when it is the wanted one of its month, or the last one before the next month begins.
  for (let at = start.getTime() + DAY; days.length < count; at += DAY) {
    const today = dayOfMonth(format, new Date(at));
    if (today === 1) month += 1;
    const isLast = dayOfMonth(format, new Date(at + DAY)) === 1;
    const isWanted = today === wanted || (isLast && today < wanted);
    if (isWanted && month > 0 && month % months === 0) {
      days.push(new Date(at).toISOString().slice(0, 10));
    }
  }
  return days;
}

function calendarParts(tag: string): Intl.DateTimeFormatOptions {
  const { calendar } = new Intl.DateTimeFormat(tag).resolvedOptions();
  return { calendar, day: "numeric", timeZone: "UTC" };
}

function dayOfMonth(format: Intl.DateTimeFormat, moment: Date): number {
  return Number(format.formatToParts(moment).find(({ type }) => type === "day")?.value);
}

/** The day after `months` months from now as a first suggestion, in the shop's time zone. */
export function monthFromToday(now: Date, timeZone: string, tag: string): string {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone }).format(now);
  return dueDays(today, 2, 1, tag)[1] ?? today;
}
