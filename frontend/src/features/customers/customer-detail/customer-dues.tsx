import { Trans, useLingui } from "@lingui/react/macro";
import { IconScale } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import { graphql } from "@/gql";
import type { CustomerDuesQuery as Answer } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { codesOf, metalLabels } from "@/lib/labels";
import { money } from "@/lib/money";
import { useShop } from "@/lib/shop";
import { weight } from "@/lib/weight";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { MoneyText } from "@/ui/money-text";
import { QueryFailure } from "@/ui/query-failure";
import { WeightText } from "@/ui/weight-text";

export const CustomerDuesQuery = graphql(`
  query CustomerDues($customerId: ID!) {
    customerDues(customerId: $customerId) {
      commodity
      owed
      deposited
    }
  }
`);

type Dues = Answer["customerDues"][number];

/** What a customer owes and paid ahead, in money and in fine grams. */
export function CustomerDues({ customerId }: { customerId: string }) {
  const { t } = useLingui();
  const { data, error } = useQuery(documentQuery(CustomerDuesQuery, { customerId }));
  return (
    <>
      <QueryFailure error={error} />
      <DataTable
        label={t`Dues`}
        columns={useColumns()}
        rows={data?.customerDues}
        rowKey={({ commodity }) => commodity}
        empty={<EmptyState icon={<IconScale size={26} />} title={<Trans>All is settled</Trans>} />}
      />
    </>
  );
}

function useColumns(): Column<Dues>[] {
  const { t, i18n } = useLingui();
  const { currency } = useShop();
  const nameOf = (commodity: string) => {
    const metal = codesOf(metalLabels).find((code) => code === commodity);
    return metal ? i18n._(metalLabels[metal]) : commodity;
  };
  const amount = (commodity: string, text: string) =>
    commodity === currency ? (
      <MoneyText amount={money(text)} />
    ) : (
      <WeightText grams={weight(text)} />
    );
  return [
    {
      key: "commodity",
      header: t`What`,
      cell: ({ commodity }) => (commodity === currency ? t`Money` : nameOf(commodity)),
    },
    {
      key: "owed",
      header: t`Owes`,
      align: "end",
      cell: ({ commodity, owed }) => amount(commodity, owed),
    },
    {
      key: "deposited",
      header: t`Paid ahead`,
      align: "end",
      cell: ({ commodity, deposited }) => amount(commodity, deposited),
    },
  ];
}
