import { Trans } from "@lingui/react/macro";
import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";

import { graphql } from "@/gql";
import type { ReportSpan } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useCan } from "@/lib/viewer";
import { PageHeader } from "@/ui/page-header";

import { PeriodPanel } from "../close-period/period-panel";
import { YearPanel } from "../close-year/year-panel";
import { BooksTabs } from "../parts/books-tabs";
import { RevalueMetalForm } from "../revalue-metal/revalue-metal-form";

export const ClosingQuery = graphql(`
  query Closing {
    booksPeriod {
      closedThrough
      years {
        ...YearPanel_year
      }
    }
    reportSpans {
      span
      lastOn
    }
  }
`);

/** What ends a month or a year: valuing the metal, closing days, closing the fiscal year. */
export function ClosingPage() {
  const posts = useCan("ledger.post");
  const { data } = useSuspenseQuery(documentQuery(ClosingQuery, {}));
  const lastDayOf = (wanted: ReportSpan) =>
    data.reportSpans.find(({ span }) => span === wanted)?.lastOn ?? "";
  return (
    <>
      <PageHeader title={<Trans>Closing</Trans>} />
      <BooksTabs />
      <Stack gap="sm">
        {posts ? <RevalueMetalForm today={lastDayOf("TODAY")} /> : null}
        <PeriodPanel
          closedThrough={data.booksPeriod.closedThrough}
          suggested={lastDayOf("LAST_MONTH")}
        />
        <YearPanel years={data.booksPeriod.years} suggested={lastDayOf("LAST_YEAR")} />
      </Stack>
    </>
  );
}
