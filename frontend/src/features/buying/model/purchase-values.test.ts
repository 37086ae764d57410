import { expect, test } from "vitest";

import { money } from "@/lib/money";

import {
  allCash,
  cashOf,
  emptyLine,
  lineInputs,
  nobody,
  paymentInputs,
  sellerInput,
} from "./purchase-values";

const weighed = { ...emptyLine(), grossWeight: "12.5", fineness: "740" };

test("a line that is not weighed and tested yet is not asked for", () => {
  expect(lineInputs([weighed, emptyLine()])).toBeNull();
  expect(lineInputs([{ ...weighed, deduction: "0." }])).toBeNull();
  expect(lineInputs([])).toBeNull();
});

test("what is left empty is nothing", () => {
  expect(lineInputs([weighed])).toEqual([
    {
      metal: "XAU",
      description: "",
      grossWeight: "12.5",
      fineness: "740",
      deduction: "0",
      meltingLossPercent: "0",
      agreedAmount: null,
    },
  ]);
});

test("what is not paid in another way is paid in cash", () => {
  const values = { ...allCash, transfer: "40", storeCredit: "10", reference: "T-1" };

  expect(cashOf(money("100"), values)).toBe("50");
  expect(paymentInputs(money("100"), values)).toEqual([
    { method: "CASH", amount: "50", reference: "" },
    { method: "TRANSFER", amount: "40", reference: "T-1" },
    { method: "STORE_CREDIT", amount: "10", reference: "" },
  ]);
  expect(paymentInputs(money("40"), { ...allCash, transfer: "40" })).toHaveLength(1);
});

test("a document without its number is none", () => {
  expect(sellerInput({ ...nobody, identityKind: "PASSPORT" })).toMatchObject({
    identityKind: null,
    identityNumber: "",
  });
});
