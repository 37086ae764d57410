import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button, Group } from "@mantine/core";
import { IconFileInvoice } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import type { SupplierInvoicesQuery as Answer } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { MoneyText } from "@/ui/money-text";
import { QueryFailure } from "@/ui/query-failure";

import { invoiceKindLabels, invoiceStatusLabels } from "../model/labels";
import { AcceptInvoiceDialog } from "./accept-invoice-dialog";

export const SupplierInvoicesQuery = graphql(`
  query SupplierInvoices($supplierId: ID!) {
    supplierInvoices(filters: { supplierId: $supplierId }, first: 50) {
      edges {
        node {
          id
          kind
          status
          number
          issuedOn
          total
          differences {
            position
            kind
            expected
            found
          }
        }
      }
    }
  }
`);

type Paper = Answer["supplierInvoices"]["edges"][number]["node"];

/** The newest invoices and debit notes of a supplier; held ones are accepted or withdrawn here. */
export function InvoiceList({ supplierId }: { supplierId: string }) {
  const { t } = useLingui();
  const [held, setHeld] = useState<Paper | null>(null);
  const { data, error } = useQuery(documentQuery(SupplierInvoicesQuery, { supplierId }));
  return (
    <>
      <QueryFailure error={error} />
      <DataTable
        label={t`Invoices`}
        columns={useColumns(setHeld)}
        rows={data?.supplierInvoices.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={<IconFileInvoice size={26} />} title={<Trans>No invoice yet</Trans>} />
        }
      />
      {held ? <AcceptInvoiceDialog invoice={held} onClose={() => setHeld(null)} /> : null}
    </>
  );
}

function useColumns(onAccept: (paper: Paper) => void): Column<Paper>[] {
  const { t } = useLingui();
  const formats = useFormats();
  const accepts = useCan("purchasing.accept_difference");
  return [
    {
      key: "number",
      header: t`Number`,
      cell: ({ kind, number }) => `${t(invoiceKindLabels[kind])} ${number}`,
    },
    { key: "date", header: t`Date`, cell: ({ issuedOn }) => formats.day(issuedOn) },
    {
      key: "total",
      header: t`Money`,
      align: "end",
      cell: ({ total }) => <MoneyText amount={total} />,
    },
    {
      key: "status",
      header: t`Status`,
      cell: (paper) => (
        <Group gap="xs">
          <Badge variant="light" color={paper.status === "HELD" ? "yellow" : "green"}>
            {t(invoiceStatusLabels[paper.status])}
          </Badge>
          {paper.status === "HELD" && accepts ? (
            <Button size="compact-sm" variant="default" onClick={() => onAccept(paper)}>
              <Trans>Look at the differences</Trans>
            </Button>
          ) : null}
        </Group>
      ),
    },
  ];
}
