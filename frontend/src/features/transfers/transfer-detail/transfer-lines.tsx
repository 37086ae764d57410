import { Trans, useLingui } from "@lingui/react/macro";
import { IconTruckDelivery } from "@tabler/icons-react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { TransferLines_LineFragment } from "@/gql/graphql";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";
import { WeightText } from "@/ui/weight-text";

export const TransferLinesFragment = graphql(`
  fragment TransferLines_line on TransferLine {
    position
    requested
    quantity
    received
    returned
    lost
    fineWeight
    weightDifference
    item {
      id
      sku
      displayName
    }
  }
`);

/** What goes, and what became of it: pieces, count or grams, as each item is tracked. */
export function TransferLines({
  lines,
}: {
  lines: readonly FragmentType<typeof TransferLinesFragment>[];
}) {
  const { t } = useLingui();
  return (
    <DataTable
      label={t`Goods of the transfer`}
      columns={useColumns()}
      rows={readFragment(TransferLinesFragment, lines)}
      rowKey={(line) => String(line.position)}
      empty={<EmptyState icon={<IconTruckDelivery size={26} />} title={<Trans>No goods</Trans>} />}
    />
  );
}

function useColumns(): Column<TransferLines_LineFragment>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return [
    {
      key: "item",
      header: t`Item`,
      cell: ({ item }) => (
        <AnchorLink to="/items/$itemId" params={{ itemId: item.id }}>
          {item.displayName} <bdi>{item.sku}</bdi>
        </AnchorLink>
      ),
    },
    {
      key: "requested",
      header: t`Requested`,
      align: "end",
      visibleFrom: "md",
      cell: (line) => formats.number(line.requested),
    },
    {
      key: "quantity",
      header: t`Quantity`,
      align: "end",
      cell: (line) => formats.number(line.quantity),
    },
    {
      key: "received",
      header: t`Received`,
      align: "end",
      cell: (line) => formats.number(line.received),
    },
    {
      key: "returned",
      header: t`Came back`,
      align: "end",
      visibleFrom: "md",
      cell: (line) => formats.number(line.returned),
    },
    {
      key: "lost",
      header: t`Lost`,
      align: "end",
      visibleFrom: "md",
      cell: (line) => formats.number(line.lost),
    },
    {
      key: "fine",
      header: t`Fine weight`,
      align: "end",
      visibleFrom: "sm",
      cell: (line) => <WeightText grams={line.fineWeight} />,
    },
    {
      key: "difference",
      header: t`Difference of the scales`,
      align: "end",
      visibleFrom: "lg",
      cell: (line) => (line.weightDifference ? <WeightText grams={line.weightDifference} /> : "–"),
    },
  ];
}
