import { expect, test } from "vitest";

import {
  addMoney,
  compareMoney,
  formatMoney,
  formatMoneyShort,
  money,
  subtractMoney,
} from "./money";

const rial = { currency: "IRR", currencyDigits: 0 };
const dollar = { currency: "USD", currencyDigits: 2 };

test("adds what floating point would get wrong", () => {
  expect(addMoney([money("0.1"), money("0.2")])).toBe("0.3");
});

test("keeps every digit of a sum beyond the exact range of a double", () => {
  expect(addMoney([money("9007199254740993"), money("0.0001")])).toBe("9007199254740993.0001");
});

test("subtracts and compares exactly", () => {
  expect(subtractMoney(money("64443000"), money("64443000.0000"))).toBe("0");
  expect(compareMoney(money("1.10"), money("1.1"))).toBe(0);
  expect(compareMoney(money("-1"), money("0"))).toBe(-1);
});

test("refuses what is not an amount", () => {
  expect(() => money("1e9")).toThrow(RangeError);
  expect(() => money("")).toThrow(RangeError);
});

test("writes an amount in the currency's own decimals", () => {
  expect(formatMoney(money("1234.5"), dollar, "en")).toBe("US$1,234.50");
  expect(formatMoney(money("64443000.0000"), rial, "en")).toBe("IRR\u00a064,443,000");
});

test("never hides a digit that the server sent", () => {
  expect(formatMoney(money("24637037.5"), rial, "en")).toBe("IRR\u00a024,637,037.5");
});

test("writes Persian digits, and the currency after the amount", () => {
  expect(formatMoney(money("64443000"), rial, "fa")).toBe("\u2066۶۴٬۴۴۳٬۰۰۰\u2069\u00a0ریال");
});

test("shortens an amount for a chart", () => {
  expect(formatMoneyShort(money("12000000000"), rial, "en")).toBe("IRR\u00a012bn");
});
