import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { IconWritingSign } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import type { ChequesQuery as Data } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { chequeStatusLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";
import { MoneyText } from "@/ui/money-text";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { ChequeSteps } from "../cheques/cheque-steps";

export const ChequesQuery = graphql(`
  query Cheques($statuses: [ChequeStatus!], $after: String) {
    cheques(statuses: $statuses, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          number
          bank
          dueOn
          amount
          status
          customer {
            id
            name
          }
          sale {
            id
            number
          }
        }
      }
    }
  }
`);

type Cheque = Data["cheques"]["edges"][number]["node"];

/** Cheques by the day on which they are due, and what became of them. */
export function ChequesPage() {
  const { t } = useLingui();
  const [shown, setShown] = useState<"open" | "all">("open");
  const pages = useCursorStack(shown);
  const statuses = shown === "open" ? (["RECEIVED", "DEPOSITED"] as const) : null;
  const { data, error } = useQuery({
    ...documentQuery(ChequesQuery, { statuses: statuses && [...statuses], after: pages.after }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={<Trans>Cheques</Trans>}
        actions={
          <SegmentedControl
            aria-label={t`Which cheques`}
            value={shown}
            onChange={(value) => setShown(value === "all" ? "all" : "open")}
            data={[
              { value: "open", label: t`Not cleared yet` },
              { value: "all", label: t`All` },
            ]}
          />
        }
      />
      <QueryFailure error={error} />
      <DataTable
        label={t`Cheques`}
        columns={useColumns()}
        rows={data?.cheques.edges.map(({ node }) => node)}
        rowKey={(cheque) => cheque.id}
        empty={<EmptyState icon={<IconWritingSign size={26} />} title={<Trans>No cheque</Trans>} />}
        footer={
          <CursorPager
            total={data?.cheques.totalCount}
            hasPrevious={pages.hasPrevious}
            hasNext={data?.cheques.pageInfo.hasNextPage ?? false}
            onPrevious={pages.previous}
            onNext={() => pages.next(data?.cheques.pageInfo.endCursor)}
          />
        }
      />
    </>
  );
}

function useColumns(): Column<Cheque>[] {
  const { t } = useLingui();
  const formats = useFormats();
  const mayMove = useCan("sales.move_cheque");
  return [
    { key: "due", header: t`Due on`, cell: (cheque) => formats.day(cheque.dueOn) },
    {
      key: "number",
      header: t`Number`,
      cell: (cheque) => <bdi>{`${cheque.bank} · ${cheque.number}`}</bdi>,
    },
    { key: "customer", header: t`Customer`, cell: (cheque) => cheque.customer.name },
    {
      key: "sale",
      header: t`Sale`,
      visibleFrom: "sm",
      cell: (cheque) => (
        <AnchorLink to="/sales/$saleId" params={{ saleId: cheque.sale.id }}>
          <bdi>{cheque.sale.number}</bdi>
        </AnchorLink>
      ),
    },
    { key: "state", header: t`State`, cell: (cheque) => t(chequeStatusLabels[cheque.status]) },
    {
      key: "amount",
      header: t`Amount`,
      align: "end",
      cell: (cheque) => <MoneyText amount={cheque.amount} fw={500} />,
    },
    {
      key: "steps",
      header: t`Next step`,
      align: "end",
      cell: (cheque) => (mayMove ? <ChequeSteps id={cheque.id} status={cheque.status} /> : null),
    },
  ];
}
