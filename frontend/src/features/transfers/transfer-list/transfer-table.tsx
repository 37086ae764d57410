import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { IconTruckDelivery } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { TransferTable_TransferFragment } from "@/gql/graphql";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";

import { TransferBadge } from "./transfer-badge";

export const TransferTableFragment = graphql(`
  fragment TransferTable_transfer on Transfer {
    id
    number
    status
    requestedAt
    requestedByName
    fromBranch {
      id
      name
    }
    toBranch {
      id
      name
    }
  }
`);

interface TransferTableProps {
  transfers: readonly FragmentType<typeof TransferTableFragment>[] | undefined;
  footer: ReactNode;
}

export function TransferTable({ transfers, footer }: TransferTableProps) {
  const { t } = useLingui();
  return (
    <DataTable
      label={t`Transfers`}
      columns={useColumns()}
      rows={transfers && readFragment(TransferTableFragment, transfers)}
      rowKey={(transfer) => transfer.id}
      footer={footer}
      empty={
        <EmptyState
          icon={<IconTruckDelivery size={26} />}
          title={<Trans>No transfer matches</Trans>}
        >
          <Text size="sm" c="dimmed">
            <Trans>Change the search or the state.</Trans>
          </Text>
        </EmptyState>
      }
    />
  );
}

function useColumns(): Column<TransferTable_TransferFragment>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return [
    {
      key: "number",
      header: t`Number`,
      cell: (transfer) => (
        <AnchorLink to="/transfers/$transferId" params={{ transferId: transfer.id }} fw={500}>
          <bdi>{transfer.number}</bdi>
        </AnchorLink>
      ),
    },
    { key: "from", header: t`From branch`, cell: (transfer) => transfer.fromBranch.name },
    { key: "to", header: t`To branch`, cell: (transfer) => transfer.toBranch.name },
    {
      key: "when",
      header: t`Requested`,
      visibleFrom: "sm",
      cell: (transfer) => formats.dateTime(transfer.requestedAt),
    },
    {
      key: "who",
      header: t`Requested by`,
      visibleFrom: "md",
      cell: (transfer) => transfer.requestedByName,
    },
    {
      key: "state",
      header: t`State`,
      cell: (transfer) => <TransferBadge status={transfer.status} />,
    },
  ];
}
