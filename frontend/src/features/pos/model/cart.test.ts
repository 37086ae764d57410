import { expect, test } from "vitest";

import {
  changeCart,
  emptyCart,
  quoteInput,
  type Cart,
  type CartChange,
  type SellableItem,
} from "./cart";

const bangle: SellableItem = { id: "bangle", sku: "B-1", displayName: "Bangle", tracking: "PIECE" };
const coin: SellableItem = { id: "coin", sku: "C-1", displayName: "Coin", tracking: "QUANTITY" };
const chain: SellableItem = { id: "chain", sku: "K-1", displayName: "Chain", tracking: "WEIGHT" };

function cartAfter(...changes: CartChange[]): Cart {
  return changes.reduce(changeCart, emptyCart());
}

test("a unique piece is in the cart once, however often it is scanned", () => {
  const cart = cartAfter({ type: "add", item: bangle }, { type: "add", item: bangle });
  expect(cart.lines).toEqual([{ item: bangle, quantity: "1", discount: "0" }]);
});

test("a counted item counts one more with each scan", () => {
  const cart = cartAfter({ type: "add", item: coin }, { type: "add", item: coin });
  expect(cart.lines).toEqual([{ item: coin, quantity: "2", discount: "0" }]);
});

test("a second scan does not touch a weight from the scale", () => {
  const cart = cartAfter(
    { type: "add", item: chain },
    { type: "quantity", itemId: "chain", quantity: "12.345" },
    { type: "add", item: chain },
  );
  expect(cart.lines).toEqual([{ item: chain, quantity: "12.345", discount: "0" }]);
});

test("asks the price of what is in the cart, exactly as it was typed", () => {
  const cart = cartAfter(
    { type: "add", item: chain },
    { type: "quantity", itemId: "chain", quantity: "12.345" },
    { type: "discount", itemId: "chain", discount: "100" },
    { type: "customer", customer: { id: "sara", name: "Sara" } },
  );
  expect(quoteInput(cart, "main")).toEqual({
    branchId: "main",
    customerId: "sara",
    lines: [{ itemId: "chain", quantity: "12.345", discount: "100" }],
  });
});

test("an empty discount is none", () => {
  const cart = cartAfter(
    { type: "add", item: coin },
    { type: "discount", itemId: "coin", discount: "" },
  );
  expect(quoteInput(cart, "main")?.lines).toEqual([
    { itemId: "coin", quantity: "1", discount: "0" },
  ]);
});

test.each(["", "1.", "0", "-1"])("asks for no price while a quantity is %j", (quantity) => {
  const cart = cartAfter(
    { type: "add", item: chain },
    { type: "quantity", itemId: "chain", quantity },
  );
  expect(quoteInput(cart, "main")).toBeNull();
});

test("an empty cart has no price", () => {
  const cart = cartAfter({ type: "add", item: coin }, { type: "remove", itemId: "coin" });
  expect(quoteInput(cart, "main")).toBeNull();
});

test("the next customer gets a cart with a key of its own", () => {
  const sold = cartAfter({ type: "add", item: coin });
  const next = changeCart(sold, { type: "start" });
  expect(next).toEqual({ key: next.key, lines: [], customer: null });
  expect(next.key).not.toBe(sold.key);
});
