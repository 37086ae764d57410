import { expect, test } from "vitest";

import { money } from "@/lib/money";

import { paymentInputs, paymentState, type PaymentRow } from "./payments";

const cash = (amount: string): PaymentRow => ({ method: "CASH", amount, reference: "" });
const card = (amount: string): PaymentRow => ({ method: "CARD", amount, reference: "8844" });
const TOTAL = money("100.50");

test.each([
  ["nothing handed over yet", [], { due: "100.5", change: "0", isComplete: false }],
  ["paid exactly", [cash("100.50")], { due: "0", change: "0", isComplete: true }],
  ["split over two", [cash("60"), card("40.50")], { due: "0", change: "0", isComplete: true }],
  ["a part is missing", [cash("60"), card("40")], { due: "0.5", change: "0", isComplete: false }],
  ["change on cash", [cash("120")], { due: "0", change: "19.5", isComplete: true }],
  ["cards give no change", [card("120")], { due: "0", change: "19.5", isComplete: false }],
  [
    "more back than was cash",
    [cash("10"), card("120")],
    { due: "0", change: "29.5", isComplete: false },
  ],
  [
    "an amount half typed",
    [cash("100.50"), card("")],
    { due: "0", change: "0", isComplete: false },
  ],
])("%s", (_case, rows, state) => {
  expect(paymentState(TOTAL, rows)).toEqual(state);
});

test("sends each payment with its reference", () => {
  expect(paymentInputs([cash("60"), card("40.50")])).toEqual([
    { method: "CASH", amount: "60", reference: "" },
    { method: "CARD", amount: "40.50", reference: "8844" },
  ]);
});
