import { expect, test } from "vitest";

import { formatAge, formatDateTime, formatDay, formatMonth, formatTime } from "./dates";

const INSTANT = "2026-11-20T20:30:00Z";

test("shows an instant in the shop's own time zone", () => {
  expect(formatDateTime(INSTANT, "en", "Asia/Tehran")).toBe("21 Nov 2026, 00:00");
  expect(formatTime(INSTANT, "en", "America/New_York")).toBe("15:30");
});

test("uses the Jalali calendar and Persian digits in Persian", () => {
  expect(formatDateTime(INSTANT, "fa", "Asia/Tehran")).toBe("۳۰ آبان ۱۴۰۵، ۰۰:۰۰");
  expect(formatDay("2026-03-21", "fa")).toBe("۱ فروردین ۱۴۰۵");
});

test("keeps a day the same day wherever it is read", () => {
  expect(formatDay("2026-11-20", "en")).toBe("20 Nov 2026");
  expect(formatDay("2026-11-20", "en", "short")).toBe("20 Nov");
});

test("names the month of the books", () => {
  expect(formatMonth("2026-01", "en")).toBe("Jan 26");
});

test.each([
  [5, "5 seconds ago"],
  [-3, "now"],
  [61, "1 minute ago"],
  [7_300, "2 hours ago"],
  [90_000, "yesterday"],
])("tells an age of %i seconds as %j", (seconds, text) => {
  const now = new Date(new Date(INSTANT).getTime() + seconds * 1000);
  expect(formatAge(INSTANT, now, "en")).toBe(text);
});
