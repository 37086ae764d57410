import type { ShiftFilter } from "@/gql/graphql";
import { dayParam } from "@/lib/search-params";

/** What the address bar says about the list of shifts. */
export interface DrawersSearch {
  differs?: true | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export function parseDrawersSearch(raw: Record<string, unknown>): DrawersSearch {
  return {
    differs: raw["differs"] === true ? true : undefined,
    from: dayParam(raw["from"]),
    to: dayParam(raw["to"]),
  };
}

export function shiftFilter({ differs, from, to }: DrawersSearch): ShiftFilter {
  return { isOpen: false, differs, fromDay: from, toDay: to };
}
