import { Trans, useLingui } from "@lingui/react/macro";
import { IconReceipt } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { graphql } from "@/gql";
import type { CustomerPurchasesQuery as Answer } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { saleKindLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";
import { MoneyText } from "@/ui/money-text";
import { QueryFailure } from "@/ui/query-failure";

export const CustomerPurchasesQuery = graphql(`
  query CustomerPurchases($customerId: ID!, $after: String) {
    sales(
      filters: { customerId: $customerId }
      ordering: [{ soldAt: DESC }]
      first: 25
      after: $after
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          number
          kind
          soldAt
          total
        }
      }
    }
  }
`);

type Purchase = Answer["sales"]["edges"][number]["node"];

/** What a customer bought and brought back, the newest first. */
export function CustomerPurchases({ customerId }: { customerId: string }) {
  const { t } = useLingui();
  const pages = useCursorStack(customerId);
  const { data, error } = useQuery({
    ...documentQuery(CustomerPurchasesQuery, { customerId, after: pages.after }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <QueryFailure error={error} />
      <DataTable
        label={t`Purchases`}
        columns={useColumns()}
        rows={data?.sales.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={<IconReceipt size={26} />} title={<Trans>No purchase yet</Trans>} />
        }
        footer={
          <CursorPager
            total={data?.sales.totalCount}
            hasPrevious={pages.hasPrevious}
            hasNext={data?.sales.pageInfo.hasNextPage ?? false}
            onPrevious={pages.previous}
            onNext={() => pages.next(data?.sales.pageInfo.endCursor)}
          />
        }
      />
    </>
  );
}

function useColumns(): Column<Purchase>[] {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  return [
    {
      key: "number",
      header: t`Number`,
      cell: ({ id, number }) => (
        <AnchorLink to="/sales/$saleId" params={{ saleId: id }}>
          <bdi>{number}</bdi>
        </AnchorLink>
      ),
    },
    { key: "kind", header: t`Kind`, cell: ({ kind }) => i18n._(saleKindLabels[kind]) },
    { key: "when", header: t`Time`, cell: ({ soldAt }) => formats.dateTime(soldAt) },
    {
      key: "total",
      header: t`Total`,
      align: "end",
      cell: ({ total }) => <MoneyText amount={total} />,
    },
  ];
}
