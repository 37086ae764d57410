import type { TransferFilter, TransferStatus } from "@/gql/graphql";
import { codesOf, transferStatusLabels } from "@/lib/labels";
import { choiceParam, textParam } from "@/lib/search-params";

/** What the address bar says about the list of transfers. */
export interface TransfersSearch {
  q?: string | undefined;
  status?: TransferStatus | undefined;
}

export function parseTransfersSearch(raw: Record<string, unknown>): TransfersSearch {
  return {
    q: textParam(raw["q"]),
    status: choiceParam(raw["status"], codesOf(transferStatusLabels)),
  };
}

export function transferFilter({ q, status }: TransfersSearch): TransferFilter {
  return { search: q, status };
}
