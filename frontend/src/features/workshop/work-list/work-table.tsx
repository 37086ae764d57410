import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { IconFlame } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { WorkTable_OrderFragment } from "@/gql/graphql";
import { workKindLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";

import { WorkBadge } from "./work-badge";

export const WorkTableFragment = graphql(`
  fragment WorkTable_order on WorkOrder {
    id
    number
    kind
    worker
    openedAt
    dueOn
    branch {
      id
      name
    }
    ...WorkBadge_order
  }
`);

interface WorkTableProps {
  orders: readonly FragmentType<typeof WorkTableFragment>[] | undefined;
  footer: ReactNode;
}

export function WorkTable({ orders, footer }: WorkTableProps) {
  const { t } = useLingui();
  return (
    <DataTable
      label={t`Jobs`}
      columns={useColumns()}
      rows={orders && readFragment(WorkTableFragment, orders)}
      rowKey={(order) => order.id}
      footer={footer}
      empty={
        <EmptyState icon={<IconFlame size={26} />} title={<Trans>No job matches</Trans>}>
          <Text size="sm" c="dimmed">
            <Trans>Start one to melt, split, join or make.</Trans>
          </Text>
        </EmptyState>
      }
    />
  );
}

function useColumns(): Column<WorkTable_OrderFragment>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return [
    {
      key: "number",
      header: t`Number`,
      cell: (order) => (
        <AnchorLink to="/workshop/$orderId" params={{ orderId: order.id }} fw={500}>
          <bdi>{order.number}</bdi>
        </AnchorLink>
      ),
    },
    { key: "kind", header: t`Job`, cell: (order) => t(workKindLabels[order.kind]) },
    {
      key: "worker",
      header: t`Goldsmith`,
      visibleFrom: "sm",
      cell: (order) => order.worker || "–",
    },
    { key: "branch", header: t`Branch`, visibleFrom: "lg", cell: (order) => order.branch.name },
    {
      key: "opened",
      header: t`Started`,
      visibleFrom: "md",
      cell: (order) => formats.dateTime(order.openedAt),
    },
    {
      key: "due",
      header: t`Due`,
      visibleFrom: "sm",
      cell: (order) => (order.dueOn ? formats.day(order.dueOn) : "–"),
    },
    { key: "state", header: t`State`, cell: (order) => <WorkBadge order={order} /> },
  ];
}
