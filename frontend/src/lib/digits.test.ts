import { expect, test } from "vitest";

import { groupDecimalText, showDecimalText, toAsciiDigits, toDecimalText } from "./digits";

test.each([
  ["۱۲٫۵", "12.5"],
  ["١٢٫٥", "12.5"],
  ["۱۲/۵", "12.5"],
  ["۶۴٬۴۴۳٬۰۰۰", "64443000"],
  ["64,443,000.50", "64443000.50"],
  ["1.2.3", "1.23"],
  ["−۳", "-3"],
  ["5-", "5"],
  ["12.", "12."],
  [".5", ".5"],
  ["گرم ۳", "3"],
  ["", ""],
])("reads %j as the decimal %j", (typed, decimal) => {
  expect(toDecimalText(typed)).toBe(decimal);
});

test("leaves what is not a digit alone", () => {
  expect(toAsciiDigits("ZR-۱۰۲٣")).toBe("ZR-1023");
});

test("shows a number in the digits of the language", () => {
  expect(showDecimalText("12.5", "fa")).toBe("۱۲٫۵");
  expect(showDecimalText("12.5", "en")).toBe("12.5");
});

test.each(["1", "1234", "-64443000", "24637037.5000"])(
  "groups %j so that it reads back the same",
  (value) => {
    expect(toDecimalText(groupDecimalText(value, "en"))).toBe(value);
    expect(toDecimalText(groupDecimalText(value, "fa"))).toBe(value);
  },
);

test("sets thousands apart", () => {
  expect(groupDecimalText("64443000.5", "en")).toBe("64,443,000.5");
  expect(groupDecimalText("64443000.5", "fa")).toBe("۶۴٬۴۴۳٬۰۰۰٫۵");
});
