import type { ItemClass, ItemInput, MakingMethod, Metal, StoneKind, Tracking } from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { money } from "@/lib/money";
import { weight } from "@/lib/weight";

export interface StoneValues {
  kind: StoneKind;
  count: string;
  carat: string;
  cut: string;
  colour: string;
  clarity: string;
  certificateLab: string;
  certificateNumber: string;
  price: string;
}

/** An item while it is being typed: numbers are still text. */
export interface ItemValues {
  sku: string;
  barcode: string;
  name: string;
  nameFa: string;
  categoryId: string | null;
  itemClass: ItemClass;
  tracking: Tracking;
  metal: Metal | null;
  fineness: string;
  grossWeight: string;
  stoneWeight: string;
  makingMethod: MakingMethod;
  makingAmount: string;
  wastagePercent: string;
  extraCharge: string;
  fixedPrice: string;
  unitCost: string;
  secondHandCost: string;
  hallmark: string;
  huid: string;
  lowStockAt: string;
  isActive: boolean;
  stones: StoneValues[];
}

export const emptyStone: StoneValues = {
  kind: "DIAMOND",
  count: "1",
  carat: "",
  cut: "",
  colour: "",
  clarity: "",
  certificateLab: "",
  certificateNumber: "",
  price: "0",
};

export const emptyItem: ItemValues = {
  sku: "",
  barcode: "",
  name: "",
  nameFa: "",
  categoryId: null,
  itemClass: "ORNAMENT",
  tracking: "PIECE",
  metal: "XAU",
  fineness: "750",
  grossWeight: "",
  stoneWeight: "",
  makingMethod: "PERCENT_OF_METAL",
  makingAmount: "",
  wastagePercent: "",
  extraCharge: "",
  fixedPrice: "",
  unitCost: "",
  secondHandCost: "",
  hallmark: "",
  huid: "",
  lowStockAt: "",
  isActive: true,
  stones: [],
};

const orZero = (text: string) => text || "0";

/** The input of the graph for what was typed; every number must already be complete. */
export function itemInput(values: ItemValues): ItemInput {
  const { nameFa, metal, fineness, fixedPrice, secondHandCost, lowStockAt, stones, ...rest } =
    values;
  return {
    ...rest,
    nameTranslations: nameFa ? { fa: nameFa } : {},
    metal,
    fineness: metal ? fineness : null,
    grossWeight: weight(orZero(values.grossWeight)),
    stoneWeight: weight(orZero(values.stoneWeight)),
    makingAmount: money(orZero(values.makingAmount)),
    wastagePercent: orZero(values.wastagePercent),
    extraCharge: money(orZero(values.extraCharge)),
    fixedPrice: fixedPrice ? money(fixedPrice) : null,
    unitCost: money(orZero(values.unitCost)),
    secondHandCost: secondHandCost ? money(secondHandCost) : null,
    lowStockAt: lowStockAt ? weight(lowStockAt) : null,
    stones: stones.map((stone) => ({
      ...stone,
      count: Number(orZero(stone.count)),
      price: money(orZero(stone.price)),
    })),
  };
}

const NUMBERS = [
  "fineness",
  "grossWeight",
  "stoneWeight",
  "makingAmount",
  "wastagePercent",
  "extraCharge",
  "fixedPrice",
  "unitCost",
  "secondHandCost",
  "lowStockAt",
] as const;

/** The fields whose text is not a number yet; empty ones are left out. */
export function unfinishedNumbers(values: ItemValues): string[] {
  const wrong = (text: string) => text !== "" && !isDecimal(text);
  const stones = values.stones.flatMap((stone, index) =>
    (["count", "carat", "price"] as const)
      .filter((field) => wrong(stone[field]))
      .map((field) => `stones.${index}.${field}`),
  );
  return [...NUMBERS.filter((field) => wrong(values[field])), ...stones];
}
