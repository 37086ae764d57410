import type { PostingEvent, ReportKind } from "@/gql/graphql";
import { codesOf } from "@/lib/labels";
import { choiceParam, dayParam, textParam } from "@/lib/search-params";

import { postingEventLabels, reportKindLabels } from "./labels";

/** What the address bar says about the days and the branch of a report. */
export interface PeriodSearch {
  from?: string | undefined;
  to?: string | undefined;
  branch?: string | undefined;
}

export interface ReportSearch extends PeriodSearch {
  kind?: ReportKind | undefined;
}

export interface JournalSearch extends PeriodSearch {
  event?: PostingEvent | undefined;
}

export function parsePeriodSearch(raw: Record<string, unknown>): PeriodSearch {
  return {
    from: dayParam(raw["from"]),
    to: dayParam(raw["to"]),
    branch: textParam(raw["branch"]),
  };
}

export function parseReportSearch(raw: Record<string, unknown>): ReportSearch {
  return {
    ...parsePeriodSearch(raw),
    kind: choiceParam(raw["kind"], codesOf(reportKindLabels)),
  };
}

export function parseJournalSearch(raw: Record<string, unknown>): JournalSearch {
  return {
    ...parsePeriodSearch(raw),
    event: choiceParam(raw["event"], codesOf(postingEventLabels)),
  };
}
