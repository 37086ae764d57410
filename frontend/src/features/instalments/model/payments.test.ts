import { expect, test } from "vitest";

import { money } from "@/lib/money";

import { paidBy, paymentInputs, paymentOf } from "./payments";
import { gramsBought } from "./settles";

test("adds up what is typed and leaves half typed amounts out", () => {
  expect(paidBy([paymentOf("10.5"), paymentOf("2", "CARD"), paymentOf("1.")])).toBe("12.5");
});

test("sends filled rows alone", () => {
  expect(paymentInputs([paymentOf("10"), paymentOf("")])).toEqual([
    { method: "CASH", amount: "10", reference: "" },
  ]);
});

test.each([[paymentOf("1.")], [paymentOf("0")], [paymentOf("5", "GIFT_CARD")]])(
  "sends nothing while a payment is not whole: %j",
  (row) => {
    expect(paymentInputs([row])).toBeNull();
  },
);

const owed = { open: "10.00000000", gramPrice: "5200000.000000", payOff: money("52000000.00") };

test("buys grams down to the milligram at the price of now", () => {
  expect(gramsBought(money("20000000"), owed)).toBe("3.846");
});

test("what pays off buys all that is open", () => {
  expect(gramsBought(money("52000000"), owed)).toBe("10.00000000");
});

test("buys nothing where there is no rate", () => {
  expect(gramsBought(money("20000000"), { ...owed, gramPrice: null, payOff: null })).toBeNull();
});
