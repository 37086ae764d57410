import type { CountStatus, StockCountFilter } from "@/gql/graphql";
import { codesOf, countStatusLabels } from "@/lib/labels";
import { choiceParam } from "@/lib/search-params";

/** What the address bar says about the list of counts. */
export interface CountsSearch {
  status?: CountStatus | undefined;
}

export function parseCountsSearch(raw: Record<string, unknown>): CountsSearch {
  return { status: choiceParam(raw["status"], codesOf(countStatusLabels)) };
}

export function countFilter({ status }: CountsSearch): StockCountFilter {
  return { status };
}
