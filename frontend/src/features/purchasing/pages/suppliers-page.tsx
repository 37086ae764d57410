import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Box, Button, Stack } from "@mantine/core";
import { useDebouncedValue, useDisclosure } from "@mantine/hooks";
import { IconPlus, IconTruckDelivery } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import type { SuppliersQuery as Answer } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useCan } from "@/lib/viewer";
import { AmountText } from "@/ui/amount-text";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";
import { SearchInput } from "@/ui/search-input";

import { SupplierDialog } from "../supplier-form/supplier-dialog";

export const SuppliersQuery = graphql(`
  query Suppliers($search: String, $after: String) {
    suppliers(filters: { search: $search }, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          contact
          phoneShown
          isActive
          balances {
            commodity
            owed
          }
        }
      }
    }
  }
`);

type Supplier = Answer["suppliers"]["edges"][number]["node"];

export function SuppliersPage() {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text, 250);
  const pages = useCursorStack(search);
  const adds = useCan("purchasing.change_supplier");
  const [adding, dialog] = useDisclosure();
  const { data, error } = useQuery({
    ...documentQuery(SuppliersQuery, { search: search || null, after: pages.after }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={<Trans>Suppliers</Trans>}
        actions={
          adds ? (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={dialog.open}>
              <Trans>New supplier</Trans>
            </Button>
          ) : null
        }
      />
      <Box mb="sm" maw={420}>
        <SearchInput label={t`Search name, phone or tax number`} value={text} onChange={setText} />
      </Box>
      <QueryFailure error={error} />
      <DataTable
        label={t`Suppliers`}
        columns={useColumns()}
        rows={data?.suppliers.edges.map(({ node }) => node)}
        rowKey={(supplier) => supplier.id}
        empty={
          <EmptyState
            icon={<IconTruckDelivery size={26} />}
            title={<Trans>No supplier matches</Trans>}
          />
        }
        footer={
          <CursorPager
            total={data?.suppliers.totalCount}
            hasPrevious={pages.hasPrevious}
            hasNext={data?.suppliers.pageInfo.hasNextPage ?? false}
            onPrevious={pages.previous}
            onNext={() => pages.next(data?.suppliers.pageInfo.endCursor)}
          />
        }
      />
      {adding ? <SupplierDialog supplier={null} onClose={dialog.close} /> : null}
    </>
  );
}

function useColumns(): Column<Supplier>[] {
  const { t } = useLingui();
  return [
    {
      key: "name",
      header: t`Name`,
      cell: ({ id, name, isActive }) => (
        <>
          <AnchorLink to="/suppliers/$supplierId" params={{ supplierId: id }} fw={500}>
            {name}
          </AnchorLink>{" "}
          {isActive ? null : (
            <Badge variant="light" color="gray" size="sm">
              <Trans>Out of use</Trans>
            </Badge>
          )}
        </>
      ),
    },
    { key: "contact", header: t`Contact person`, visibleFrom: "md", cell: (one) => one.contact },
    {
      key: "phone",
      header: t`Phone`,
      visibleFrom: "sm",
      cell: ({ phoneShown }) => <bdi>{phoneShown}</bdi>,
    },
    {
      key: "owed",
      header: t`The shop owes`,
      align: "end",
      cell: ({ balances }) => (
        <Stack gap={0} align="flex-end">
          {balances.map(({ commodity, owed }) => (
            <AmountText key={commodity} amount={owed} commodity={commodity} />
          ))}
        </Stack>
      ),
    },
  ];
}
