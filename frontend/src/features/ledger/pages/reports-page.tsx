import { Trans, useLingui } from "@lingui/react/macro";
import { Group, Select } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useChoices } from "@/lib/use-choices";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import type { ReportSearch } from "../model/books-search";
import { reportKindLabels } from "../model/labels";
import { BooksTabs } from "../parts/books-tabs";
import { FileMenu } from "@/ui/file-menu";
import { PeriodPicker } from "../parts/period-picker";
import { ReportTable } from "../parts/report-table";
import { usePeriod } from "../parts/use-period";

export const LedgerReportQuery = graphql(`
  query LedgerReport($kind: ReportKind!, $period: PeriodInput!, $language: String!) {
    ledgerReport(kind: $kind, period: $period) {
      csv: fileUrl(form: CSV, language: $language)
      xlsx: fileUrl(form: XLSX, language: $language)
      pdf: fileUrl(form: PDF, language: $language)
      ...ReportTable_report
    }
  }
`);

const route = getRouteApi("/shop/books/reports");

export function ReportsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Reports
      search={search}
      onChange={(part) =>
        void navigate({ search: (previous) => ({ ...previous, ...part }), replace: true })
      }
    />
  );
}

interface ReportsProps {
  search: ReportSearch;
  onChange: (part: Partial<ReportSearch>) => void;
}

/** Any report of the books, for any days. */
export function Reports({ search, onChange }: ReportsProps) {
  const { t, i18n } = useLingui();
  const { choices, shown, period } = usePeriod(search);
  const kind = search.kind ?? "TRIAL_BALANCE";
  const { data, error } = useQuery({
    ...documentQuery(LedgerReportQuery, { kind, period, language: i18n.locale }),
    placeholderData: keepPreviousData,
    enabled: shown.from <= shown.to,
  });
  const report = data?.ledgerReport;
  return (
    <>
      <PageHeader
        title={<Trans>Reports</Trans>}
        actions={report ? <FileMenu csv={report.csv} xlsx={report.xlsx} pdf={report.pdf} /> : null}
      />
      <BooksTabs />
      <Group gap="xs" mb="sm" align="flex-start">
        <Select
          label={t`Report`}
          data={useChoices(reportKindLabels)}
          value={kind}
          onChange={(code) => onChange({ kind: code ?? undefined })}
          allowDeselect={false}
          w={190}
        />
        <PeriodPicker choices={choices} shown={shown} onChange={onChange} />
      </Group>
      <QueryFailure error={error} />
      {report ? (
        <ReportTable label={t(reportKindLabels[kind])} report={report} search={shown} />
      ) : null}
    </>
  );
}
