import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { IconScale } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { PurchaseTable_PurchaseFragment } from "@/gql/graphql";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";
import { MoneyText } from "@/ui/money-text";

import { PurchaseBadge } from "./purchase-badge";

export const PurchaseTableFragment = graphql(`
  fragment PurchaseTable_purchase on Purchase {
    id
    number
    status
    sellerName
    buyerName
    boughtAt
    total
    branch {
      id
      name
    }
  }
`);

interface PurchaseTableProps {
  purchases: readonly FragmentType<typeof PurchaseTableFragment>[] | undefined;
  footer: ReactNode;
}

export function PurchaseTable({ purchases, footer }: PurchaseTableProps) {
  const { t } = useLingui();
  return (
    <DataTable
      label={t`Purchases`}
      columns={useColumns()}
      rows={purchases && readFragment(PurchaseTableFragment, purchases)}
      rowKey={(purchase) => purchase.id}
      footer={footer}
      empty={
        <EmptyState icon={<IconScale size={26} />} title={<Trans>No purchase matches</Trans>}>
          <Text size="sm" c="dimmed">
            <Trans>Change the search or the days.</Trans>
          </Text>
        </EmptyState>
      }
    />
  );
}

function useColumns(): Column<PurchaseTable_PurchaseFragment>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return [
    {
      key: "number",
      header: t`Number`,
      cell: (purchase) => (
        <AnchorLink to="/purchases/$purchaseId" params={{ purchaseId: purchase.id }} fw={500}>
          <bdi>{purchase.number}</bdi>
        </AnchorLink>
      ),
    },
    {
      key: "when",
      header: t`Time`,
      visibleFrom: "sm",
      cell: (purchase) => formats.dateTime(purchase.boughtAt),
    },
    { key: "seller", header: t`Seller`, cell: (purchase) => purchase.sellerName || "–" },
    {
      key: "branch",
      header: t`Branch`,
      visibleFrom: "lg",
      cell: (purchase) => purchase.branch.name,
    },
    {
      key: "buyer",
      header: t`Bought by`,
      visibleFrom: "md",
      cell: (purchase) => purchase.buyerName,
    },
    {
      key: "state",
      header: t`State`,
      visibleFrom: "sm",
      cell: (purchase) => <PurchaseBadge status={purchase.status} />,
    },
    {
      key: "total",
      header: t`Total`,
      align: "end",
      cell: (purchase) => <MoneyText amount={purchase.total} fw={500} />,
    },
  ];
}
