import { Trans } from "@lingui/react/macro";
import { Grid, Skeleton, Stack } from "@mantine/core";
import { IconCashRegister } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useFormats } from "@/lib/use-formats";
import { useNow } from "@/lib/use-now";
import { useCan, useViewer } from "@/lib/viewer";
import { ButtonLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";

import { DayTotals } from "../parts/day-totals";
import { LowStock } from "../parts/low-stock";
import { RateBoard } from "../parts/rate-board";
import { RecentSales } from "../parts/recent-sales";

// The chart library is the largest part of this page; the figures must not wait for it.
const MonthlyRevenue = lazy(async () => ({
  default: (await import("../parts/monthly-revenue")).MonthlyRevenue,
}));

export const TodayQuery = graphql(`
  query Today($seesSales: Boolean!, $seesReports: Boolean!, $seesStock: Boolean!) {
    dayTotals @include(if: $seesSales) {
      day
      ...DayTotals_totals
    }
    currentRates {
      ...RateBoard_rate
    }
    lowStock(first: 8) @include(if: $seesStock) {
      ...LowStock_entry
    }
    sales(first: 8, ordering: [{ soldAt: DESC }]) @include(if: $seesSales) {
      ...RecentSales_sales
    }
    monthlyRevenue @include(if: $seesReports) {
      ...MonthlyRevenue_month
    }
  }
`);

const REFRESH_EVERY = 60_000;

/** The day at a glance; each role sees the parts it may see. */
export function TodayPage() {
  const formats = useFormats();
  const name = useViewer().user.fullName;
  const sells = useCan("sales.checkout");
  const sees = {
    seesSales: useCan("sales.view"),
    seesReports: useCan("reports.view"),
    seesStock: useCan("stock.view"),
  };
  const { data } = useSuspenseQuery({
    ...documentQuery(TodayQuery, sees),
    refetchInterval: REFRESH_EVERY,
  });
  const today = useNow(REFRESH_EVERY);
  const revenue = data.monthlyRevenue ?? [];
  return (
    <>
      <PageHeader
        title={<Trans>Hello, {name}</Trans>}
        description={formats.dateTime(today.toISOString())}
        actions={
          sells ? (
            <ButtonLink to="/pos" leftSection={<IconCashRegister size={18} aria-hidden />}>
              <Trans>Sell</Trans>
            </ButtonLink>
          ) : null
        }
      />
      <Stack gap="sm">
        {data.dayTotals ? <DayTotals totals={data.dayTotals} /> : null}
        <Grid gap="sm">
          <Grid.Col span={{ base: 12, md: 8 }}>
            {revenue.length > 0 ? (
              <Suspense fallback={<Skeleton h={300} radius="lg" />}>
                <MonthlyRevenue months={revenue} />
              </Suspense>
            ) : (
              <RateBoard rates={data.currentRates} />
            )}
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            {revenue.length > 0 ? <RateBoard rates={data.currentRates} /> : null}
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 6 }}>
            {data.sales ? <RecentSales sales={data.sales} /> : null}
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 6 }}>
            {data.lowStock ? <LowStock entries={data.lowStock} /> : null}
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}
