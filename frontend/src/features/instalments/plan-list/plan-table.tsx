import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { IconCalendarDollar } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { PlanTable_PlanFragment } from "@/gql/graphql";
import { planKindLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";

import { PlanAmount } from "../plan-detail/plan-amount";
import { PlanBadge } from "../plan-detail/plan-badge";

export const PlanTableFragment = graphql(`
  fragment PlanTable_plan on InstalmentPlan {
    id
    number
    kind
    fineness
    open
    nextDueOn
    customer {
      id
      name
    }
    branch {
      id
      name
    }
    ...PlanBadge_plan
  }
`);

interface PlanTableProps {
  plans: readonly FragmentType<typeof PlanTableFragment>[] | undefined;
  footer: ReactNode;
}

export function PlanTable({ plans, footer }: PlanTableProps) {
  const { t } = useLingui();
  return (
    <DataTable
      label={t`Instalments`}
      columns={useColumns()}
      rows={plans && readFragment(PlanTableFragment, plans)}
      rowKey={(plan) => plan.id}
      footer={footer}
      empty={
        <EmptyState icon={<IconCalendarDollar size={26} />} title={<Trans>No plan matches</Trans>}>
          <Text size="sm" c="dimmed">
            <Trans>Plans are started at the point of sale, with “Pay over time”.</Trans>
          </Text>
        </EmptyState>
      }
    />
  );
}

function useColumns(): Column<PlanTable_PlanFragment>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return [
    {
      key: "number",
      header: t`Number`,
      cell: (plan) => (
        <AnchorLink to="/instalments/$planId" params={{ planId: plan.id }} fw={500}>
          <bdi>{plan.number}</bdi>
        </AnchorLink>
      ),
    },
    { key: "customer", header: t`Customer`, cell: (plan) => plan.customer.name },
    {
      key: "kind",
      header: t`Kind`,
      visibleFrom: "sm",
      cell: (plan) => t(planKindLabels[plan.kind]),
    },
    { key: "branch", header: t`Branch`, visibleFrom: "lg", cell: (plan) => plan.branch.name },
    {
      key: "next",
      header: t`Due next`,
      visibleFrom: "sm",
      cell: (plan) => (plan.nextDueOn ? formats.day(plan.nextDueOn) : "–"),
    },
    { key: "state", header: t`State`, cell: (plan) => <PlanBadge plan={plan} /> },
    {
      key: "open",
      header: t`Still open`,
      align: "end",
      cell: (plan) => <PlanAmount amount={plan.open} fineness={plan.fineness} fw={500} />,
    },
  ];
}
