import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Select } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { countStatusLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { useCan } from "@/lib/viewer";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { CountTable } from "../count-list/count-table";
import { countFilter } from "../model/counts-search";
import { OpenCountDialog } from "../open-count/open-count-dialog";

export const CountsQuery = graphql(`
  query Counts($filters: StockCountFilter, $after: String) {
    stockCounts(filters: $filters, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...CountTable_count
        }
      }
    }
    ...OpenCountChoices
  }
`);

const route = getRouteApi("/shop/counts");

export function CountsPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const counts = useCan("counts.count");
  const [opening, openDialog] = useDisclosure();
  const pages = useCursorStack(JSON.stringify(search));
  const { data, error } = useQuery({
    ...documentQuery(CountsQuery, { filters: countFilter(search), after: pages.after }),
    placeholderData: keepPreviousData,
  });

  return (
    <>
      <PageHeader
        title={<Trans>Stock counts</Trans>}
        actions={
          counts ? (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={openDialog.open}>
              <Trans>Start a count</Trans>
            </Button>
          ) : null
        }
      />
      <Group mb="sm">
        <Select
          aria-label={t`State`}
          placeholder={t`Every state`}
          data={useChoices(countStatusLabels)}
          value={search.status ?? null}
          onChange={(status) =>
            void navigate({ search: { status: status ?? undefined }, replace: true })
          }
          clearable
          w={180}
        />
      </Group>
      <QueryFailure error={error} />
      <CountTable
        counts={data?.stockCounts.edges.map(({ node }) => node)}
        footer={
          <CursorPager
            total={data?.stockCounts.totalCount}
            hasPrevious={pages.hasPrevious}
            hasNext={data?.stockCounts.pageInfo.hasNextPage ?? false}
            onPrevious={pages.previous}
            onNext={() => pages.next(data?.stockCounts.pageInfo.endCursor)}
          />
        }
      />
      {opening && data ? (
        <OpenCountDialog
          choices={data}
          onClose={openDialog.close}
          onOpened={(countId) => void go({ to: "/counts/$countId", params: { countId } })}
        />
      ) : null}
    </>
  );
}
