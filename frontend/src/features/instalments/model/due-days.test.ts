import { expect, test } from "vitest";

import { intlTag } from "@/lib/locale";

import { dueDays, monthFromToday } from "./due-days";

test("falls due on the same day of every month", () => {
  expect(dueDays("2026-12-20", 3, 1, intlTag("en"))).toEqual([
    "2026-12-20",
    "2027-01-20",
    "2027-02-20",
  ]);
});

test("takes the last day of a month that is too short, and goes back to the day after it", () => {
  expect(dueDays("2027-01-31", 4, 1, intlTag("en"))).toEqual([
    "2027-01-31",
    "2027-02-28",
    "2027-03-31",
    "2027-04-30",
  ]);
});

test("counts the months of the Jalali calendar in Persian", () => {
  // The 1st of Dey, Bahman, Esfand 1405 and of Farvardin 1406.
  expect(dueDays("2026-12-22", 4, 1, intlTag("fa"))).toEqual([
    "2026-12-22",
    "2027-01-21",
    "2027-02-20",
    "2027-03-21",
  ]);
});

test("leaves months out between two instalments", () => {
  expect(dueDays("2026-12-20", 3, 3, intlTag("en"))).toEqual([
    "2026-12-20",
    "2027-03-20",
    "2027-06-20",
  ]);
});

test("has no days from a day that is half typed", () => {
  expect(dueDays("", 3, 1, intlTag("en"))).toEqual([]);
});

test("begins a month from today, as the shop's clock has it", () => {
  const lateEvening = new Date("2026-11-20T21:00:00Z");

  expect(monthFromToday(lateEvening, "Asia/Tehran", intlTag("en"))).toBe("2026-12-21");
});
