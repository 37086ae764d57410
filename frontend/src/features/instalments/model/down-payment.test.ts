import { expect, test } from "vitest";

import { money } from "@/lib/money";

import { fixedDownPayment, paidOverTime } from "./down-payment";

const quote = {
  id: "quote-1",
  total: money("644.43"),
  lines: [
    {
      components: [
        { code: "METAL", amount: money("500") },
        { code: "MAKING", amount: money("90") },
      ],
    },
  ],
};

test("all that is not metal is paid at once where the metal is owed in grams", () => {
  expect(fixedDownPayment("GRAMS", quote)).toBe("144.43");
  expect(paidOverTime("GRAMS", quote, money("144.43"))).toBe("500");
});

test("instalments in money are for what is not paid down", () => {
  expect(fixedDownPayment("CREDIT", quote)).toBeNull();
  expect(paidOverTime("CREDIT", quote, money("44.43"))).toBe("600");
});

test("a layaway is for the whole price", () => {
  expect(paidOverTime("LAYAWAY", quote, money("44.43"))).toBe("644.43");
});
