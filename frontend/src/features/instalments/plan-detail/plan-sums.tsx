import { Trans } from "@lingui/react/macro";
import { Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { compareDecimals } from "@/lib/decimal";
import { money } from "@/lib/money";
import { useFormats } from "@/lib/use-formats";
import { SumRow } from "@/ui/sum-row";

import { PlanAmount } from "./plan-amount";

export const PlanSumsFragment = graphql(`
  fragment PlanSums_plan on InstalmentPlan {
    status
    fineness
    total
    settled
    open
    overdue
    nextDueOn
    gramPrice
    payOff
  }
`);

/** What was agreed, what of it is settled, and what pays off the rest today. */
export function PlanSums({ plan: masked }: { plan: FragmentType<typeof PlanSumsFragment> }) {
  const formats = useFormats();
  const plan = readFragment(PlanSumsFragment, masked);
  const amount = (label: ReactNode, value: string, color?: string) => (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm" c={color ?? "dimmed"}>
        {label}
      </Text>
      <PlanAmount
        amount={value}
        fineness={plan.fineness}
        size="sm"
        {...(color ? { c: color } : {})}
      />
    </Group>
  );
  return (
    <Paper p="lg">
      <Stack gap={6}>
        <Title order={2} size="h5" mb={4}>
          <Trans>Sums</Trans>
        </Title>
        {amount(<Trans>To be paid over time</Trans>, plan.total)}
        {amount(<Trans>Settled</Trans>, plan.settled)}
        {amount(<Trans>Still open</Trans>, plan.open)}
        {compareDecimals(plan.overdue, "0") > 0
          ? amount(<Trans>Overdue</Trans>, plan.overdue, "red")
          : null}
        {plan.nextDueOn ? (
          <Group justify="space-between">
            <Text size="sm" c="dimmed">
              <Trans>Due next</Trans>
            </Text>
            <Text size="sm">{formats.day(plan.nextDueOn)}</Text>
          </Group>
        ) : null}
        {plan.gramPrice ? (
          <SumRow label={<Trans>A gram today</Trans>} amount={money(plan.gramPrice)} />
        ) : null}
        {plan.status === "OPEN" && plan.payOff ? (
          <SumRow label={<Trans>Pays off all today</Trans>} amount={plan.payOff} />
        ) : null}
        {plan.status === "OPEN" && !plan.payOff ? (
          <Text size="sm" c="red">
            <Trans>There is no rate to sell grams at. Set one to take payments.</Trans>
          </Text>
        ) : null}
      </Stack>
    </Paper>
  );
}
