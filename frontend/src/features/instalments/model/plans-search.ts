import type { PlanFilter, PlanKind, PlanStatus } from "@/gql/graphql";
import { codesOf, planKindLabels, planStatusLabels } from "@/lib/labels";
import { choiceParam, flagParam, textParam } from "@/lib/search-params";

/** What the address bar says about the list of plans. */
export interface PlansSearch {
  kind?: PlanKind | undefined;
  status?: PlanStatus | undefined;
  overdue?: true | undefined;
  customer?: string | undefined;
}

export function parsePlansSearch(raw: Record<string, unknown>): PlansSearch {
  return {
    kind: choiceParam(raw["kind"], codesOf(planKindLabels)),
    status: choiceParam(raw["status"], codesOf(planStatusLabels)),
    overdue: flagParam(raw["overdue"]),
    customer: textParam(raw["customer"]),
  };
}

export function planFilter({ kind, status, overdue, customer }: PlansSearch): PlanFilter {
  return { kind, status, overdue, customerId: customer };
}
