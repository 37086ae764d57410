import type { CartLineInput, QuoteCartInput, Tracking } from "@/gql/graphql";
import { compareDecimals, isDecimal, sumOf } from "@/lib/decimal";
import { money } from "@/lib/money";
import { weight } from "@/lib/weight";

/** What the till has to know of an item to put it into a cart. */
export interface SellableItem {
  id: string;
  sku: string;
  displayName: string;
  tracking: Tracking;
}

/** One line of a cart; the numbers are the text being typed. */
export interface CartLine {
  item: SellableItem;
  quantity: string;
  discount: string;
}

export interface Cart {
  /** Sent with the checkout, so that one cart becomes one sale however often it is sent. */
  key: string;
  lines: readonly CartLine[];
  customer: { id: string; name: string } | null;
}

export type CartChange =
  | { type: "add"; item: SellableItem }
  | { type: "quantity"; itemId: string; quantity: string }
  | { type: "discount"; itemId: string; discount: string }
  | { type: "remove"; itemId: string }
  | { type: "customer"; customer: Cart["customer"] }
  | { type: "resume"; lines: readonly CartLine[]; customer: Cart["customer"] }
  | { type: "start" };

export function emptyCart(): Cart {
  return { key: crypto.randomUUID(), lines: [], customer: null };
}

export function changeCart(cart: Cart, change: CartChange): Cart {
  switch (change.type) {
    case "add":
      return { ...cart, lines: addItem(cart.lines, change.item) };
    case "quantity":
      return {
        ...cart,
        lines: changeLine(cart.lines, change.itemId, { quantity: change.quantity }),
      };
    case "discount":
      return {
        ...cart,
        lines: changeLine(cart.lines, change.itemId, { discount: change.discount }),
      };
    case "remove":
      return { ...cart, lines: cart.lines.filter(({ item }) => item.id !== change.itemId) };
    case "customer":
      return { ...cart, customer: change.customer };
    case "resume":
      return { ...emptyCart(), lines: change.lines, customer: change.customer };
    case "start":
      return emptyCart();
  }
}

/** A second scan counts one more, except of a unique piece, which is there only once. */
function addItem(lines: readonly CartLine[], item: SellableItem): readonly CartLine[] {
  const known = lines.find((line) => line.item.id === item.id);
  if (!known) return [...lines, { item, quantity: "1", discount: "0" }];
  if (item.tracking !== "QUANTITY" || !isDecimal(known.quantity)) return lines;
  return changeLine(lines, item.id, { quantity: sumOf([known.quantity, "1"]) });
}

function changeLine(lines: readonly CartLine[], itemId: string, change: Partial<CartLine>) {
  return lines.map((line) => (line.item.id === itemId ? { ...line, ...change } : line));
}

/** What to ask a price for, or nothing while the cart is empty or a number is half typed. */
export function quoteInput(cart: Cart, branchId: string): QuoteCartInput | null {
  const lines = cart.lines.map(lineInput);
  if (lines.length === 0 || !lines.every((line) => line !== null)) return null;
  return { branchId, customerId: cart.customer?.id ?? null, lines };
}

function lineInput({ item, quantity, discount }: CartLine): CartLineInput | null {
  const discountText = discount || "0";
  if (!isDecimal(quantity) || !isDecimal(discountText)) return null;
  if (compareDecimals(quantity, "0") <= 0) return null;
  return { itemId: item.id, quantity: weight(quantity), discount: money(discountText) };
}
