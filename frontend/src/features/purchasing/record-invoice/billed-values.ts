import type {
  MetalSettlement,
  SupplierInvoiceLineInput,
  UninvoicedGoodsQuery,
} from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { money } from "@/lib/money";
import { weight } from "@/lib/weight";

export type Delivered = UninvoicedGoodsQuery["uninvoicedGoods"][number];

/** What is billed for goods that came, while it is typed. */
export interface BilledValues {
  isBilled: boolean;
  settlement: MetalSettlement;
  fineWeight: string;
  metalAmount: string;
  cost: string;
  tax: string;
}

/** What to expect on the invoice: the metal in grams, at what was weighed and at the cost that was told. */
export function expected(goods: Delivered): BilledValues {
  return {
    isBilled: true,
    settlement: goods.metal ? "GRAMS" : "MONEY",
    fineWeight: goods.fineWeight,
    metalAmount: "",
    cost: goods.cost,
    tax: "",
  };
}

/** The line for the graph, or nothing while a number is not whole. */
export function billedInput(
  goods: Delivered,
  values: BilledValues,
): SupplierInvoiceLineInput | null {
  const inGrams = values.settlement === "GRAMS";
  const texts = [values.fineWeight, values.metalAmount, values.cost, values.tax];
  if (!texts.every((text) => text === "" || isDecimal(text))) return null;
  return {
    receiptLineId: goods.id,
    settlement: values.settlement,
    fineWeight: weight(values.fineWeight || "0"),
    metalAmount: money((inGrams ? "" : values.metalAmount) || "0"),
    cost: money(values.cost || "0"),
    tax: money(values.tax || "0"),
  };
}
