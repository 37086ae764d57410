import type { SaleFilter, SaleKind, SaleStatus } from "@/gql/graphql";
import { codesOf, saleKindLabels, saleStatusLabels } from "@/lib/labels";
import { choiceParam, dayParam, textParam } from "@/lib/search-params";

/** What the address bar says about the list of sales. */
export interface SalesSearch {
  q?: string | undefined;
  kind?: SaleKind | undefined;
  status?: SaleStatus | undefined;
  customer?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export function parseSalesSearch(raw: Record<string, unknown>): SalesSearch {
  return {
    q: textParam(raw["q"]),
    kind: choiceParam(raw["kind"], codesOf(saleKindLabels)),
    status: choiceParam(raw["status"], codesOf(saleStatusLabels)),
    customer: textParam(raw["customer"]),
    from: dayParam(raw["from"]),
    to: dayParam(raw["to"]),
  };
}

export function saleFilter({ q, kind, status, customer, from, to }: SalesSearch): SaleFilter {
  return { search: q, kind, status, customerId: customer, fromDay: from, toDay: to };
}
