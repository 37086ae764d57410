import type { StockGroup } from "@/gql/graphql";
import { codesOf } from "@/lib/labels";
import { choiceParam, dayParam, textParam } from "@/lib/search-params";

import { stockGroupLabels } from "./labels";

/** What the address bar says about the value of the stock. */
export interface StockValueSearch {
  by?: StockGroup | undefined;
  /** The end of this day; left out: now. */
  on?: string | undefined;
  branch?: string | undefined;
}

export function parseStockValueSearch(raw: Record<string, unknown>): StockValueSearch {
  return {
    by: choiceParam(raw["by"], codesOf(stockGroupLabels)),
    on: dayParam(raw["on"]),
    branch: textParam(raw["branch"]),
  };
}
