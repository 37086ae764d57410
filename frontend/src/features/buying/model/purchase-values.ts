import type {
  BuyBackLineInput,
  IdentityKind,
  Metal,
  PurchasePaymentInput,
  SellerInput,
} from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { compareMoney, money, NO_MONEY, subtractMoney, type Money } from "@/lib/money";
import { weight } from "@/lib/weight";

/** Something on the scale while it is typed: numbers are still text. */
export interface LineValues {
  id: string;
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
