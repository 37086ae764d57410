import { useQuery } from "@tanstack/react-query";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { QueryFailure } from "@/ui/query-failure";

import { ReportCard } from "./report-card";

export const XReportQuery = graphql(`
  query XReport($shiftId: ID!) {
    xReport(shiftId: $shiftId) {
      ...ReportCard_report
    }
  }
`);

/** What an open drawer should hold now; only a manager's screen asks for it. */
export function XReport({ shiftId }: { shiftId: string }) {
  const { data, error } = useQuery(documentQuery(XReportQuery, { shiftId }));
  return data ? <ReportCard report={data.xReport} /> : <QueryFailure error={error} />;
}
