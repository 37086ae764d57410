import type {
  BuyBackLineInput,
  IdentityKind,
  Metal,
  PurchasePaymentInput,
  SellerInput,
  Tracking,
} from "@/gql/graphql";
import { difference, isDecimal, productOf } from "@/lib/decimal";
import { compareMoney, money, NO_MONEY, subtractMoney, type Money } from "@/lib/money";
import { weight } from "@/lib/weight";

/** A coin or a piece of the catalogue that is bought as what it is, and not as scrap. */
export interface BoughtItem {
  id: string;
  sku: string;
  displayName: string;
  tracking: Tracking;
  metal: Metal;
  fineness: string;
  /** Grams of one, with its stones and other parts. */
  grossWeight: string;
  stoneWeight: string;
}

/** Something on the scale while it is typed: numbers are still text. */
export interface LineValues {
  id: string;
  /** What it is in the catalogue; nothing where it is old metal. */
  item: BoughtItem | null;
  /** How many of it, where it is counted. */
  quantity: string;
  metal: Metal;
  description: string;
  grossWeight: string;
  deduction: string;
  fineness: string;
  meltingLossPercent: string;
  agreedAmount: string;
}

export interface SellerValues {
  name: string;
  customer: { id: string; name: string } | null;
  identityKind: IdentityKind | null;
  identityNumber: string;
}

/** How it is paid; what is left after the other two goes out in cash. */
export interface PaymentValues {
  transfer: string;
  reference: string;
  storeCredit: string;
}

export function emptyLine(): LineValues {
  return {
    id: crypto.randomUUID(),
    item: null,
    quantity: "1",
    metal: "XAU",
    description: "",
    grossWeight: "",
    deduction: "",
    fineness: "",
    meltingLossPercent: "",
    agreedAmount: "",
  };
}

export const nobody: SellerValues = {
  name: "",
  customer: null,
  identityKind: null,
  identityNumber: "",
};

export const allCash: PaymentValues = { transfer: "", reference: "", storeCredit: "" };

/** Buy it as an item of the catalogue, which says its metal and how much it should weigh; or as old metal. */
export function asItem(item: BoughtItem | null): Partial<LineValues> {
  if (item === null) return { item, quantity: "1" };
  const { metal, fineness, displayName } = item;
  return { item, metal, fineness, description: displayName, ...counted(item, "1") };
}

/** How many there are, and what so many should weigh. */
export function counted(item: BoughtItem, quantity: string): Partial<LineValues> {
  const isKnown = item.tracking !== "WEIGHT" && isDecimal(quantity);
  if (!isKnown) return { quantity };
  return {
    quantity,
    grossWeight: productOf(item.grossWeight, quantity),
    deduction: productOf(item.stoneWeight, quantity),
  };
}

/** Pieces or count; of what is kept by weight its net grams. */
function quantityOf({ item, quantity, grossWeight, deduction }: LineValues): string {
  if (item === null || item.tracking === "PIECE") return "1";
  return item.tracking === "WEIGHT" ? difference(grossWeight, deduction || "0") : quantity;
}

const NUMBERS = [
  "grossWeight",
  "fineness",
  "deduction",
  "meltingLossPercent",
  "agreedAmount",
] as const;

/** The lines for the graph, or nothing while one of them is not weighed and tested. */
export function lineInputs(lines: readonly LineValues[]): BuyBackLineInput[] | null {
  const ready = lines.every(
    (line) =>
      line.grossWeight !== "" &&
      line.fineness !== "" &&
      isDecimal(line.quantity) &&
      NUMBERS.every((name) => line[name] === "" || isDecimal(line[name])),
  );
  if (!ready || lines.length === 0) return null;
  return lines.map((line) => ({
    metal: line.metal,
    description: line.description,
    grossWeight: weight(line.grossWeight),
    fineness: line.fineness,
    deduction: weight(line.deduction || "0"),
    meltingLossPercent: line.meltingLossPercent || "0",
    agreedAmount: line.agreedAmount ? money(line.agreedAmount) : null,
    itemId: line.item?.id ?? null,
    quantity: weight(quantityOf(line)),
  }));
}

export function sellerInput(seller: SellerValues): SellerInput {
  return {
    name: seller.name,
    customerId: seller.customer?.id ?? null,
    identityKind: seller.identityNumber ? seller.identityKind : null,
    identityNumber: seller.identityNumber,
  };
}

const amountOf = (text: string): Money => (isDecimal(text) ? money(text) : NO_MONEY);

/** What goes out of the drawer. */
export function cashOf(total: Money, { transfer, storeCredit }: PaymentValues): Money {
  return subtractMoney(subtractMoney(total, amountOf(transfer)), amountOf(storeCredit));
}

/** The payments for the graph: those that are not nothing. */
export function paymentInputs(total: Money, values: PaymentValues): PurchasePaymentInput[] {
  const payments: PurchasePaymentInput[] = [
    { method: "CASH", amount: cashOf(total, values), reference: "" },
    { method: "TRANSFER", amount: amountOf(values.transfer), reference: values.reference },
    { method: "STORE_CREDIT", amount: amountOf(values.storeCredit), reference: "" },
  ];
  return payments.filter(({ amount }) => compareMoney(amount, NO_MONEY) !== 0);
}
