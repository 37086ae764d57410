import type { AuditAction, AuditFilter } from "@/gql/graphql";
import { auditActionLabels, codesOf } from "@/lib/labels";
import { choiceParam, dayParam, textParam } from "@/lib/search-params";

/** What the address bar says about the list of changes. */
export interface AuditSearch {
  /** The id of one object, whose history is asked for. */
  of?: string | undefined;
  table?: string | undefined;
  action?: AuditAction | undefined;
  actor?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export function parseAuditSearch(raw: Record<string, unknown>): AuditSearch {
  return {
    of: textParam(raw["of"]),
    table: textParam(raw["table"]),
    action: choiceParam(raw["action"], codesOf(auditActionLabels)),
    actor: textParam(raw["actor"]),
    from: dayParam(raw["from"]),
    to: dayParam(raw["to"]),
  };
}

export function auditFilter({ of, table, action, actor, from, to }: AuditSearch): AuditFilter {
  // User names are kept in lower case.
  return { of, table, action, actor: actor?.trim().toLowerCase(), fromDay: from, toDay: to };
}
