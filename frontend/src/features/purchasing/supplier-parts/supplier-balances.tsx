import { Trans, useLingui } from "@lingui/react/macro";
import { IconScale } from "@tabler/icons-react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { SupplierBalances_SupplierFragment } from "@/gql/graphql";
import { useCommodityName } from "@/lib/use-amount";
import { AmountText } from "@/ui/amount-text";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";

export const SupplierBalancesFragment = graphql(`
  fragment SupplierBalances_supplier on Supplier {
    balances {
      commodity
      owed
      notInvoiced
    }
  }
`);

type Balance = SupplierBalances_SupplierFragment["balances"][number];

interface SupplierBalancesProps {
  supplier: FragmentType<typeof SupplierBalancesFragment>;
}

/** What the shop owes a supplier, in money and in fine grams. */
export function SupplierBalances({ supplier }: SupplierBalancesProps) {
  const { t } = useLingui();
  const { balances } = readFragment(SupplierBalancesFragment, supplier);
  return (
    <DataTable
      label={t`Balances`}
      columns={useColumns()}
      rows={balances}
      rowKey={({ commodity }) => commodity}
      empty={<EmptyState icon={<IconScale size={26} />} title={<Trans>All is settled</Trans>} />}
    />
  );
}

function useColumns(): Column<Balance>[] {
  const { t } = useLingui();
  const nameOf = useCommodityName();
  return [
    { key: "commodity", header: t`What`, cell: ({ commodity }) => nameOf(commodity) },
    {
      key: "owed",
      header: t`The shop owes`,
      align: "end",
      cell: ({ commodity, owed }) => <AmountText amount={owed} commodity={commodity} />,
    },
    {
      key: "notInvoiced",
      header: t`Received, not yet invoiced`,
      align: "end",
      cell: ({ commodity, notInvoiced }) => (
        <AmountText amount={notInvoiced} commodity={commodity} />
      ),
    },
  ];
}
