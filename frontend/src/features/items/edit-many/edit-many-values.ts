import type {
  AmountChangeInput,
  AmountMethod,
  EditedColumn,
  ItemClass,
  ItemEditInput,
  ItemFilter,
  MakingMethod,
} from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { money } from "@/lib/money";

/** Which items: these, or all that a filter lets through. */
export type ChosenItems = { ids: string[] } | { filters: ItemFilter };

/** How an amount changes; EMPTY takes it away. */
export interface AmountValues {
  method: AmountMethod | "EMPTY" | null;
  value: string;
  step: string;
}

export const NO_CATEGORY = "none";

/** An edit while it is typed; null leaves things as they are. */
export interface EditManyValues {
  categoryId: string | null;
  itemClass: ItemClass | null;
  isActive: "true" | "false" | null;
  makingOf: MakingMethod | null;
  makingMethod: MakingMethod | null;
  makingAmount: AmountValues;
  wastagePercent: AmountValues;
  extraCharge: AmountValues;
  fixedPrice: AmountValues;
  lowStockAt: AmountValues;
}

const AMOUNTS = [
  "makingAmount",
  "wastagePercent",
  "extraCharge",
  "fixedPrice",
  "lowStockAt",
] as const;
export type AmountName = (typeof AMOUNTS)[number];

const COLUMNS: Record<AmountName, EditedColumn> = {
  makingAmount: "MAKING_AMOUNT",
  wastagePercent: "WASTAGE_PERCENT",
  extraCharge: "EXTRA_CHARGE",
  fixedPrice: "FIXED_PRICE",
  lowStockAt: "LOW_STOCK_AT",
};

const unchanged: AmountValues = { method: null, value: "", step: "" };

export const noEdit: EditManyValues = {
  categoryId: null,
  itemClass: null,
  isActive: null,
  makingOf: null,
  makingMethod: null,
  makingAmount: unchanged,
  wastagePercent: unchanged,
  extraCharge: unchanged,
  fixedPrice: unchanged,
  lowStockAt: unchanged,
};

/** The fields that are not complete yet, as the form names them. */
export function unfinished(values: EditManyValues): string[] {
  return AMOUNTS.flatMap((name) => {
    const { method, value, step } = values[name];
    if (method === null || method === "EMPTY") return [];
    return [
      ...(isDecimal(value) ? [] : [`${name}.value`]),
      ...(step === "" || isDecimal(step) ? [] : [`${name}.step`]),
    ];
  });
}

export function editInput(chosen: ChosenItems, values: EditManyValues): ItemEditInput {
  const emptied = AMOUNTS.filter((name) => values[name].method === "EMPTY").map(
    (name) => COLUMNS[name],
  );
  const amounts = Object.fromEntries(AMOUNTS.map((name) => [name, amountInput(values[name])]));
  const leavesCategory = values.categoryId === NO_CATEGORY;
  return {
    ...chosen,
    categoryId: leavesCategory ? null : values.categoryId,
    itemClass: values.itemClass,
    isActive: values.isActive === null ? null : values.isActive === "true",
    makingOf: values.makingOf,
    makingMethod: values.makingMethod,
    ...amounts,
    emptied: leavesCategory ? ["CATEGORY", ...emptied] : emptied,
  };
}

function amountInput({ method, value, step }: AmountValues): AmountChangeInput | null {
  if (method === null || method === "EMPTY") return null;
  const rounds = method === "PERCENT" && step !== "";
  return { method, value, ...(rounds ? { step: money(step) } : {}) };
}
