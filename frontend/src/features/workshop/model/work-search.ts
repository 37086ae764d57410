import type { WorkKind, WorkOrderFilter, WorkStatus } from "@/gql/graphql";
import { codesOf, workKindLabels, workStatusLabels } from "@/lib/labels";
import { choiceParam } from "@/lib/search-params";

/** What the address bar says about the list of jobs. */
export interface WorkSearch {
  kind?: WorkKind | undefined;
  status?: WorkStatus | undefined;
}

export function parseWorkSearch(raw: Record<string, unknown>): WorkSearch {
  return {
    kind: choiceParam(raw["kind"], codesOf(workKindLabels)),
    status: choiceParam(raw["status"], codesOf(workStatusLabels)),
  };
}

export function workFilter({ kind, status }: WorkSearch): WorkOrderFilter {
  return { kind, status };
}
