import "@mantine/charts/styles.css";

import { BarChart } from "@mantine/charts";
import { Trans, useLingui } from "@lingui/react/macro";
import { Box, Paper, Title } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { money } from "@/lib/money";
import { useFormats } from "@/lib/use-formats";

export const MonthlyRevenueFragment = graphql(`
  fragment MonthlyRevenue_month on MonthRevenue {
    month
    netRevenue
  }
`);

type Month = FragmentType<typeof MonthlyRevenueFragment>;

/** Net revenue month by month, net of refunds. */
export function MonthlyRevenue({ months }: { months: readonly Month[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  // A chart draws positions, not amounts: only here may an amount become a number.
  const bars = readFragment(MonthlyRevenueFragment, months)
    .slice(-12)
    .map(({ month, netRevenue }) => ({ month: formats.month(month), revenue: Number(netRevenue) }));
  if (formats.isRightToLeft) bars.reverse();
  return (
    <Paper p="md" h="100%">
      <Title order={2} size="h5" mb="sm">
        <Trans>Revenue by month</Trans>
      </Title>
      {/* The bars are laid out left to right; their order already follows the language. */}
      <Box dir="ltr">
        <BarChart
          h={272}
          data={bars}
          dataKey="month"
          series={[{ name: "revenue", label: t`Net revenue`, color: "gold.5" }]}
          valueFormatter={(value) => formats.moneyShort(money(value.toFixed(0)))}
          yAxisProps={{ width: 84, orientation: formats.isRightToLeft ? "right" : "left" }}
          gridAxis="x"
          tickLine="none"
          maxBarWidth={44}
        />
      </Box>
    </Paper>
  );
}
