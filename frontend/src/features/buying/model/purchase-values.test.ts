import { expect, test } from "vitest";

import { money } from "@/lib/money";

import {
  allCash,
  asItem,
  cashOf,
  counted,
  emptyLine,
  lineInputs,
  nobody,
  paymentInputs,
  sellerInput,
  type BoughtItem,
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
      itemId: null,
      quantity: "1",
    },
  ]);
});

const coin: BoughtItem = {
  id: "coin-1",
  sku: "EMAMI",
  displayName: "Emami coin",
  tracking: "QUANTITY",
  metal: "XAU",
  fineness: "900",
  grossWeight: "8.1330",
  stoneWeight: "0",
};

test("coins weigh what the catalogue says of so many", () => {
  const line = { ...emptyLine(), ...asItem(coin), ...counted(coin, "3") };

  expect(lineInputs([line])).toMatchObject([
    { itemId: "coin-1", quantity: "3", grossWeight: "24.399", fineness: "900", deduction: "0" },
  ]);
  expect(lineInputs([{ ...line, ...counted(coin, "") }])).toBeNull();
});

test("of what is kept by weight the net grams count, and a unique piece is one", () => {
  const chain = { ...coin, tracking: "WEIGHT" as const };
  const weighedChain = { ...weighed, ...asItem(chain), grossWeight: "12.5", deduction: "0.5" };
  const piece = { ...emptyLine(), ...asItem({ ...coin, tracking: "PIECE", stoneWeight: "1.5" }) };

  expect(lineInputs([weighedChain])).toMatchObject([{ quantity: "12" }]);
  expect(lineInputs([piece])).toMatchObject([{ quantity: "1", deduction: "1.5" }]);
});

test("what is not an item after all is old metal again", () => {
  const line = { ...weighed, ...asItem(coin), ...asItem(null) };

  expect(lineInputs([line])).toMatchObject([{ itemId: null, quantity: "1" }]);
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
