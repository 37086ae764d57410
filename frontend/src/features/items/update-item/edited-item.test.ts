import { expect, test } from "vitest";

import { money } from "@/lib/money";
import { weight } from "@/lib/weight";

import { emptyItem, itemInput } from "../model/item-values";
import { valuesOf } from "./edited-item";

const item = {
  __typename: "Item" as const,
  sku: "B-1",
  barcode: "",
  name: "Bangle",
  nameTranslations: { fa: "النگو" },
  itemClass: "ORNAMENT" as const,
  tracking: "PIECE" as const,
  metal: "XAU" as const,
  fineness: "750.0",
  grossWeight: weight("12.4300"),
  stoneWeight: weight("0"),
  makingMethod: "PERCENT_OF_METAL" as const,
  makingAmount: money("18"),
  wastagePercent: "0",
  extraCharge: money("0"),
  fixedPrice: null,
  unitCost: money("350000"),
  secondHandCost: money("900"),
  hallmark: "BIS 916",
  huid: "AB12C3",
  lowStockAt: null,
  isActive: true,
  category: { __typename: "Category" as const, id: "bangles" },
  stones: [
    {
      __typename: "Stone" as const,
      kind: "DIAMOND" as const,
      count: 3,
      carat: "0.210",
      cut: "Ideal",
      colour: "E",
      clarity: "VS1",
      certificateLab: "GIA",
      certificateNumber: "2141438172",
      price: money("420"),
    },
  ],
};

test("an item that is saved unchanged stays what it was", () => {
  expect(itemInput(valuesOf(item))).toEqual({
    sku: "B-1",
    barcode: "",
    name: "Bangle",
    nameTranslations: { fa: "النگو" },
    categoryId: "bangles",
    itemClass: "ORNAMENT",
    tracking: "PIECE",
    metal: "XAU",
    fineness: "750.0",
    grossWeight: "12.4300",
    stoneWeight: "0",
    makingMethod: "PERCENT_OF_METAL",
    makingAmount: "18",
    wastagePercent: "0",
    extraCharge: "0",
    fixedPrice: null,
    unitCost: "350000",
    secondHandCost: "900",
    hallmark: "BIS 916",
    huid: "AB12C3",
    lowStockAt: null,
    isActive: true,
    stones: [
      {
        kind: "DIAMOND",
        count: 3,
        carat: "0.210",
        cut: "Ideal",
        colour: "E",
        clarity: "VS1",
        certificateLab: "GIA",
        certificateNumber: "2141438172",
        price: "420",
      },
    ],
  });
});

test("what the page reads beside it is not sent back", () => {
  const asRead = {
    ...item,
    id: "item-1",
    displayName: "Bangle",
    updatedAt: "2026-11-20T08:00:00Z",
  };
  expect(Object.keys(valuesOf(asRead)).sort()).toEqual(Object.keys(emptyItem).sort());
});
