import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { IconReceipt } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { SaleTable_SaleFragment } from "@/gql/graphql";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";
import { MoneyText } from "@/ui/money-text";

import { SaleBadge } from "../sale-detail/sale-badge";

export const SaleTableFragment = graphql(`
  fragment SaleTable_sale on Sale {
    id
    number
    soldAt
    total
    cashierName
    customer {
      id
      name
    }
    branch {
      id
      name
    }
    ...SaleBadge_sale
  }
`);

interface SaleTableProps {
  sales: readonly FragmentType<typeof SaleTableFragment>[] | undefined;
  footer: ReactNode;
}

export function SaleTable({ sales, footer }: SaleTableProps) {
  const { t } = useLingui();
  return (
    <DataTable
      label={t`Sales`}
      columns={useColumns()}
      rows={sales && readFragment(SaleTableFragment, sales)}
      rowKey={(sale) => sale.id}
      footer={footer}
      empty={
        <EmptyState icon={<IconReceipt size={26} />} title={<Trans>No sale matches</Trans>}>
          <Text size="sm" c="dimmed">
            <Trans>Change the search or the days.</Trans>
          </Text>
        </EmptyState>
      }
    />
  );
}

function useColumns(): Column<SaleTable_SaleFragment>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return [
    {
      key: "number",
      header: t`Number`,
      cell: (sale) => (
        <AnchorLink to="/sales/$saleId" params={{ saleId: sale.id }} fw={500}>
          <bdi>{sale.number}</bdi>
        </AnchorLink>
      ),
    },
    {
      key: "when",
      header: t`Time`,
      visibleFrom: "sm",
      cell: (sale) => formats.dateTime(sale.soldAt),
    },
    { key: "customer", header: t`Customer`, cell: (sale) => sale.customer?.name ?? "–" },
    { key: "branch", header: t`Branch`, visibleFrom: "lg", cell: (sale) => sale.branch.name },
    { key: "cashier", header: t`Served by`, visibleFrom: "md", cell: (sale) => sale.cashierName },
    {
      key: "state",
      header: t`State`,
      visibleFrom: "sm",
      cell: (sale) => <SaleBadge sale={sale} />,
    },
    {
      key: "total",
      header: t`Total`,
      align: "end",
      cell: (sale) => <MoneyText amount={sale.total} fw={500} />,
    },
  ];
}
