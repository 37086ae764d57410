import { graphql } from "@/gql";
import type { EditedItem_ItemFragment } from "@/gql/graphql";

import type { ItemValues, StoneValues } from "../model/item-values";

export const EditedItemFragment = graphql(`
  fragment EditedItem_item on Item {
    sku
    barcode
    name
    nameTranslations
    itemClass
    tracking
    metal
    fineness
    grossWeight
    stoneWeight
    makingMethod
    makingAmount
    wastagePercent
    extraCharge
    fixedPrice
    unitCost
    secondHandCost
    hallmark
    huid
    lowStockAt
    isActive
    category {
      id
    }
    stones {
      kind
      count
      carat
      cut
      colour
      clarity
      certificateLab
      certificateNumber
      price
    }
  }
`);

function persianName(translations: unknown): string {
  if (typeof translations !== "object" || translations === null || !("fa" in translations))
    return "";
  return typeof translations.fa === "string" ? translations.fa : "";
}

type EditedStone = EditedItem_ItemFragment["stones"][number];

/**
 * An item of the graph as the form edits it.
 *
 * Every field is named: what the page read beside this fragment is in the same object and is not the form's.
 */
export function valuesOf(item: EditedItem_ItemFragment): ItemValues {
  return {
    sku: item.sku,
    barcode: item.barcode,
    name: item.name,
    nameFa: persianName(item.nameTranslations),
    categoryId: item.category?.id ?? null,
    itemClass: item.itemClass,
    tracking: item.tracking,
    metal: item.metal,
    fineness: item.fineness ?? "",
    grossWeight: item.grossWeight,
    stoneWeight: item.stoneWeight,
    makingMethod: item.makingMethod,
    makingAmount: item.makingAmount,
    wastagePercent: item.wastagePercent,
    extraCharge: item.extraCharge,
    fixedPrice: item.fixedPrice ?? "",
    unitCost: item.unitCost ?? "",
    secondHandCost: item.secondHandCost ?? "",
    hallmark: item.hallmark,
    huid: item.huid,
    lowStockAt: item.lowStockAt ?? "",
    isActive: item.isActive,
    stones: item.stones.map(stoneValuesOf),
  };
}

function stoneValuesOf(stone: EditedStone): StoneValues {
  return {
    kind: stone.kind,
    count: String(stone.count),
    carat: stone.carat,
    cut: stone.cut,
    colour: stone.colour,
    clarity: stone.clarity,
    certificateLab: stone.certificateLab,
    certificateNumber: stone.certificateNumber,
    price: stone.price,
  };
}
