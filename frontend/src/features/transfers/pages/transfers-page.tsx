import { Trans, useLingui } from "@lingui/react/macro";
import { Group, Tabs } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { transferStatusLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";
import { SearchInput } from "@/ui/search-input";

import { GoodsInTransit } from "../goods-in-transit/goods-in-transit";
import { transferFilter, type TransfersSearch } from "../model/transfers-search";
import { TransferTable } from "../transfer-list/transfer-table";

export const TransfersQuery = graphql(`
  query Transfers($filters: TransferFilter, $after: String) {
    goodsInTransit {
      ...GoodsInTransit_goods
    }
    transfers(filters: $filters, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...TransferTable_transfer
        }
      }
    }
  }
`);

const route = getRouteApi("/shop/transfers");

export function TransfersPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <TransferList
      search={search}
      onChange={(part) =>
        void navigate({ search: (previous) => ({ ...previous, ...part }), replace: true })
      }
    />
  );
}

interface TransferListProps {
  search: TransfersSearch;
  onChange: (change: Partial<TransfersSearch>) => void;
}

/** What is on the way, and the transfers by how far they are. */
export function TransferList({ search, onChange }: TransferListProps) {
  const { t } = useLingui();
  const [text, setText] = useState(search.q ?? "");
  const searchSoon = useDebouncedCallback((q: string) => onChange({ q: q || undefined }), 250);
  const pages = useCursorStack(JSON.stringify(search));
  const states = useChoices(transferStatusLabels);
  const { data, error } = useQuery({
    ...documentQuery(TransfersQuery, { filters: transferFilter(search), after: pages.after }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={<Trans>Transfers</Trans>} />
      <GoodsInTransit goods={data?.goodsInTransit ?? []} />
      <Tabs
        value={search.status ?? "ALL"}
        onChange={(value) =>
          onChange({ status: states.find((state) => state.value === value)?.value })
        }
        mb="sm"
      >
        <Tabs.List aria-label={t`State`}>
          <Tabs.Tab value="ALL">
            <Trans>All transfers</Trans>
          </Tabs.Tab>
          {states.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Group mb="sm">
        <SearchInput
          label={t`Search number`}
          value={text}
          onChange={(value) => {
            setText(value);
            searchSoon(value);
          }}
          flex={1}
        />
      </Group>
      <QueryFailure error={error} />
      <TransferTable
        transfers={data?.transfers.edges.map(({ node }) => node)}
        footer={
          <CursorPager
            total={data?.transfers.totalCount}
            hasPrevious={pages.hasPrevious}
            hasNext={data?.transfers.pageInfo.hasNextPage ?? false}
            onPrevious={pages.previous}
            onNext={() => pages.next(data?.transfers.pageInfo.endCursor)}
          />
        }
      />
    </>
  );
}
