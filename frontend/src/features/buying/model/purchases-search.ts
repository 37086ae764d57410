import type { PurchaseFilter, PurchaseStatus } from "@/gql/graphql";
import { codesOf, purchaseStatusLabels } from "@/lib/labels";
import { choiceParam, dayParam, textParam } from "@/lib/search-params";

/** What the address bar says about the list of purchases. */
export interface PurchasesSearch {
  q?: string | undefined;
  status?: PurchaseStatus | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export function parsePurchasesSearch(raw: Record<string, unknown>): PurchasesSearch {
  return {
    q: textParam(raw["q"]),
    status: choiceParam(raw["status"], codesOf(purchaseStatusLabels)),
    from: dayParam(raw["from"]),
    to: dayParam(raw["to"]),
  };
}

export function purchaseFilter({ q, status, from, to }: PurchasesSearch): PurchaseFilter {
  return { search: q, status, fromDay: from, toDay: to };
}
