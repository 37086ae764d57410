import type {
  ItemClass,
  Metal,
  RepricedAmount,
  RepricingInput,
  RepricingMethod,
} from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { money } from "@/lib/money";

/** A repricing while it is typed. `since` is a local date and time, as the browser's field has it. */
export interface RepricingValues {
  amount: RepricedAmount;
  method: RepricingMethod;
  percent: string;
  since: string;
  step: string;
  categoryId: string | null;
  itemClass: ItemClass | null;
  metal: Metal | null;
}

export const noRepricing: RepricingValues = {
  amount: "FIXED_PRICE",
  method: "PERCENT",
  percent: "",
  since: "",
  step: "",
  categoryId: null,
  itemClass: null,
  metal: null,
};

/** The fields that are not complete yet. */
export function unfinished(values: RepricingValues): ("percent" | "since" | "step")[] {
  const missing: ("percent" | "since" | "step")[] = [];
  if (!isDecimal(values.step)) missing.push("step");
  if (values.method === "PERCENT" && !isDecimal(values.percent)) missing.push("percent");
  if (values.method === "METAL" && !values.since) missing.push("since");
  return missing;
}

export function repricingInput(values: RepricingValues): RepricingInput {
  const isByPercent = values.method === "PERCENT";
  return {
    amount: values.amount,
    method: values.method,
    step: money(values.step),
    percent: isByPercent ? values.percent : "0",
    since: isByPercent ? null : new Date(values.since).toISOString(),
    categoryId: values.categoryId,
    itemClass: values.itemClass,
    metal: values.metal,
  };
}
