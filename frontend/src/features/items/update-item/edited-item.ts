import { graphql } from "@/gql";
import type { EditedItem_ItemFragment } from "@/gql/graphql";

import type { ItemValues } from "../model/item-values";

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

/** An item of the graph as the form edits it. */
export function valuesOf(item: EditedItem_ItemFragment): ItemValues {
  const { nameTranslations, category, fineness, fixedPrice, lowStockAt, stones, ...same } = item;
  return {
    ...same,
    nameFa: persianName(nameTranslations),
    categoryId: category?.id ?? null,
    fineness: fineness ?? "",
    fixedPrice: fixedPrice ?? "",
    lowStockAt: lowStockAt ?? "",
    stones: stones.map((stone) => ({ ...stone, count: String(stone.count) })),
  };
}
