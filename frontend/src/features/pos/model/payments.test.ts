import { expect, test } from "vitest";

import { money } from "@/lib/money";

import { paymentInputs, paymentOf, paymentState, withMethod, type PaymentRow } from "./payments";

const of = (method: PaymentRow["method"], amount: string, rest: Partial<PaymentRow> = {}) => ({
  ...paymentOf(money("0"), method),
  amount,
  ...rest,
});
const cash = (amount: string) => of("CASH", amount);
const card = (amount: string) => of("CARD", amount, { reference: "8844" });
const gold = (amount: string) =>
  of("OLD_GOLD", amount, {
    pieces: [{ metal: "XAU", grossWeight: "12.5", deduction: "0.5", fineness: "740" }],
  });
const TOTAL = money("100.50");
const CENT = money("0.01");

test.each([
  ["nothing handed over yet", [], { due: "100.5", change: "0", isComplete: false }],
  ["paid exactly", [cash("100.50")], { due: "0", change: "0", isComplete: true }],
  ["split over two", [cash("60"), card("40.50")], { due: "0", change: "0", isComplete: true }],
  ["a part is missing", [cash("60"), card("40")], { due: "0.5", change: "0", isComplete: false }],
  ["change on cash", [cash("120")], { due: "0", change: "19.5", isComplete: true }],
  ["cards give no change", [card("120")], { due: "0", change: "0", isComplete: false }],
  ["nor does cash beside them", [cash("10"), card("120")], { isComplete: false }],
  [
    "an amount half typed",
    [cash("100.50"), card("")],
    { due: "0", change: "0", isComplete: false },
  ],
])("%s", (_case, rows, state) => {
  expect(paymentState(TOTAL, rows, CENT)).toMatchObject(state);
});

test("cash is rounded to the smallest coin, a card is not", () => {
  expect(paymentState(money("51844.76"), [cash("51845")], money("1"))).toMatchObject({
    due: "0",
    change: "0",
    isComplete: true,
  });
  expect(paymentState(money("51844.76"), [card("51844")], money("1"))).toMatchObject({
    due: "0.76",
    isComplete: false,
  });
});

test("old gold worth more than the bill is paid out, and nothing else is", () => {
  expect(paymentState(TOTAL, [gold("150")], CENT)).toMatchObject({
    payout: "49.5",
    isComplete: true,
  });
  expect(paymentState(TOTAL, [gold("150"), cash("1")], CENT).isComplete).toBe(false);
});

test.each([
  of("CHEQUE", "100.50", { reference: "12", bank: "Mellat" }),
  of("GIFT_CARD", "100.50"),
  of("OLD_GOLD", "100.50"),
])("a payment says what it is: %j", (row) => {
  expect(paymentState(TOTAL, [row], CENT).isComplete).toBe(false);
});

test("the value of old gold is asked for, not carried over from another way to pay", () => {
  expect(withMethod(cash("100.50"), "OLD_GOLD")).toMatchObject({
    amount: "",
    pieces: [{ metal: "XAU" }],
  });
  expect(withMethod(gold("90"), "CARD")).toMatchObject({ amount: "", pieces: [] });
});

test("sends each payment with what belongs to it", () => {
  const cheque = of("CHEQUE", "10", { reference: "123", bank: "Mellat", dueOn: "2026-12-20" });
  expect(paymentInputs([cash("60"), card("40.50"), cheque, gold("9")])).toEqual([
    { method: "CASH", amount: "60", reference: "" },
    { method: "CARD", amount: "40.50", reference: "8844" },
    {
      method: "CHEQUE",
      amount: "10",
      reference: "",
      cheque: { number: "123", bank: "Mellat", dueOn: "2026-12-20" },
    },
    {
      method: "OLD_GOLD",
      amount: "9",
      reference: "",
      pieces: [{ metal: "XAU", grossWeight: "12.5", deduction: "0.5", fineness: "740" }],
    },
  ]);
});
