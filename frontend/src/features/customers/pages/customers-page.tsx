import { Trans, useLingui } from "@lingui/react/macro";
import { Box, Button } from "@mantine/core";
import { useDebouncedValue, useDisclosure } from "@mantine/hooks";
import { IconPlus, IconUsers } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import type { CustomersQuery as Answer } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";
import { SearchInput } from "@/ui/search-input";

import { AddCustomerDialog } from "../add-customer/add-customer-dialog";

export const CustomersQuery = graphql(`
  query Customers($search: String, $after: String) {
    customers(filters: { search: $search }, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          phoneShown
          email
          createdAt
        }
      }
    }
  }
`);

type Customer = Answer["customers"]["edges"][number]["node"];

export function CustomersPage() {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text, 250);
  const pages = useCursorStack(search);
  const adds = useCan("customers.change");
  const [adding, dialog] = useDisclosure();
  const { data, error } = useQuery({
    ...documentQuery(CustomersQuery, { search: search || null, after: pages.after }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={<Trans>Customers</Trans>}
        actions={
          adds ? (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={dialog.open}>
              <Trans>New customer</Trans>
            </Button>
          ) : null
        }
      />
      <Box mb="sm" maw={420}>
        <SearchInput label={t`Search name or phone`} value={text} onChange={setText} />
      </Box>
      <QueryFailure error={error} />
      <DataTable
        label={t`Customers`}
        columns={useColumns()}
        rows={data?.customers.edges.map(({ node }) => node)}
        rowKey={(customer) => customer.id}
        empty={
          <EmptyState icon={<IconUsers size={26} />} title={<Trans>No customer matches</Trans>} />
        }
        footer={
          <CursorPager
            total={data?.customers.totalCount}
            hasPrevious={pages.hasPrevious}
            hasNext={data?.customers.pageInfo.hasNextPage ?? false}
            onPrevious={pages.previous}
            onNext={() => pages.next(data?.customers.pageInfo.endCursor)}
          />
        }
      />
      {adding ? (
        <AddCustomerDialog onAdded={({ name }) => setText(name)} onClose={dialog.close} />
      ) : null}
    </>
  );
}

function useColumns(): Column<Customer>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return [
    {
      key: "name",
      header: t`Name`,
      cell: ({ id, name }) => (
        <AnchorLink to="/customers/$customerId" params={{ customerId: id }} fw={500}>
          {name}
        </AnchorLink>
      ),
    },
    { key: "phone", header: t`Phone`, cell: ({ phoneShown }) => <bdi>{phoneShown}</bdi> },
    { key: "email", header: t`E-mail`, visibleFrom: "md", cell: ({ email }) => <bdi>{email}</bdi> },
    {
      key: "since",
      header: t`Since`,
      visibleFrom: "sm",
      cell: ({ createdAt }) => formats.dateTime(createdAt),
    },
    {
      key: "sales",
      header: "",
      align: "end",
      cell: ({ id }) => (
        <AnchorLink to="/sales" search={{ customer: id }} size="sm">
          <Trans>Sales</Trans>
        </AnchorLink>
      ),
    },
  ];
}
