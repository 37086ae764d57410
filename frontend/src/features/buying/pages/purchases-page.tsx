import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { purchaseStatusLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { useCan } from "@/lib/viewer";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";
import { SearchInput } from "@/ui/search-input";

import { purchaseFilter, type PurchasesSearch } from "../model/purchases-search";
import { PurchaseTable } from "../purchase-list/purchase-table";

export const PurchasesQuery = graphql(`
  query Purchases($filters: PurchaseFilter, $after: String) {
    purchases(filters: $filters, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...PurchaseTable_purchase
        }
      }
    }
  }
`);

const route = getRouteApi("/shop/purchases");

export function PurchasesPage() {
  const search = route.useSearch();
  const buys = useCan("buying.buy");
  const go = useNavigate();
  const navigate = route.useNavigate();
  const pages = useCursorStack(JSON.stringify(search));
  const { data, error } = useQuery({
    ...documentQuery(PurchasesQuery, { filters: purchaseFilter(search), after: pages.after }),
    placeholderData: keepPreviousData,
  });
  const change = (part: Partial<PurchasesSearch>) =>
    void navigate({ search: (previous) => ({ ...previous, ...part }), replace: true });

  return (
    <>
      <PageHeader
        title={<Trans>Buying</Trans>}
        actions={
          buys ? (
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => void go({ to: "/purchases/new" })}
            >
              <Trans>Buy from a customer</Trans>
            </Button>
          ) : null
        }
      />
      <Filters search={search} onChange={change} />
      <QueryFailure error={error} />
      <PurchaseTable
        purchases={data?.purchases.edges.map(({ node }) => node)}
        footer={
          <CursorPager
            total={data?.purchases.totalCount}
            hasPrevious={pages.hasPrevious}
            hasNext={data?.purchases.pageInfo.hasNextPage ?? false}
            onPrevious={pages.previous}
            onNext={() => pages.next(data?.purchases.pageInfo.endCursor)}
          />
        }
      />
    </>
  );
}

interface FiltersProps {
  search: PurchasesSearch;
  onChange: (change: Partial<PurchasesSearch>) => void;
}

function Filters({ search, onChange }: FiltersProps) {
  const { t } = useLingui();
  const [text, setText] = useState(search.q ?? "");
  const searchSoon = useDebouncedCallback((q: string) => onChange({ q: q || undefined }), 250);
  return (
    <Group gap="xs" mb="sm">
      <SearchInput
        label={t`Search number or seller`}
        value={text}
        onChange={(value) => {
          setText(value);
          searchSoon(value);
        }}
        flex={{ base: "1 0 100%", sm: "1 1 16rem" }}
      />
      <Select
        aria-label={t`State`}
        placeholder={t`Every state`}
        data={useChoices(purchaseStatusLabels)}
        value={search.status ?? null}
        onChange={(status) => onChange({ status: status ?? undefined })}
        clearable
        w={150}
      />
      <TextInput
        type="date"
        aria-label={t`From day`}
        value={search.from ?? ""}
        onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        aria-label={t`To day`}
        value={search.to ?? ""}
        onChange={(event) => onChange({ to: event.currentTarget.value || undefined })}
      />
    </Group>
  );
}
