import type { ItemClass, ItemFilter, ItemOrder, Metal } from "@/gql/graphql";
import { codesOf, itemClassLabels, metalLabels } from "@/lib/labels";
import { choiceParam, flagParam, textParam } from "@/lib/search-params";

const ORDERS = ["newest", "name", "sku", "heaviest"] as const;
export type ItemsOrder = (typeof ORDERS)[number];

/** What the address bar says about the list of items. */
export interface ItemsSearch {
  q?: string | undefined;
  itemClass?: ItemClass | undefined;
  metal?: Metal | undefined;
  category?: string | undefined;
  inStock?: true | undefined;
  order?: ItemsOrder | undefined;
}

export function parseItemsSearch(raw: Record<string, unknown>): ItemsSearch {
  return {
    q: textParam(raw["q"]),
    itemClass: choiceParam(raw["itemClass"], codesOf(itemClassLabels)),
    metal: choiceParam(raw["metal"], codesOf(metalLabels)),
    category: textParam(raw["category"]),
    inStock: flagParam(raw["inStock"]),
    order: choiceParam(raw["order"], ORDERS),
  };
}

export function itemFilter({ q, itemClass, metal, category, inStock }: ItemsSearch): ItemFilter {
  return { search: q, itemClass, metal, categoryId: category, inStock };
}

export function itemOrdering(order: ItemsOrder = "newest"): ItemOrder[] {
  const orderings: Record<ItemsOrder, ItemOrder[]> = {
    // The graph's own, which puts the item before all whose whole code is searched.
    newest: [],
    name: [{ name: "ASC" }],
    sku: [{ sku: "ASC" }],
    heaviest: [{ netWeight: "DESC" }],
  };
  return orderings[order];
}
