import { Trans, useLingui } from "@lingui/react/macro";
import { Group, Select } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { workKindLabels, workStatusLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { useCan } from "@/lib/viewer";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { ButtonLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { workFilter, type WorkSearch } from "../model/work-search";
import { MetalInWorkPanel } from "../work-list/metal-in-work-panel";
import { WorkTable } from "../work-list/work-table";

export const WorkshopQuery = graphql(`
  query Workshop($filters: WorkOrderFilter, $after: String) {
    workOrders(filters: $filters, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...WorkTable_order
        }
      }
    }
    metalInWork {
      ...MetalInWork_row
    }
  }
`);

const route = getRouteApi("/shop/workshop");

export function WorkshopPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <WorkList
      search={search}
      onChange={(part) =>
        void navigate({ search: (previous) => ({ ...previous, ...part }), replace: true })
      }
    />
  );
}

interface WorkListProps {
  search: WorkSearch;
  onChange: (change: Partial<WorkSearch>) => void;
}

/** The jobs of the workshop, newest first, and who has metal. */
export function WorkList({ search, onChange }: WorkListProps) {
  const { t } = useLingui();
  const works = useCan("workshop.work");
  const pages = useCursorStack(JSON.stringify(search));
  const variables = { filters: workFilter(search), after: pages.after };
  const { data, error } = useQuery({
    ...documentQuery(WorkshopQuery, variables),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={<Trans>Workshop</Trans>}
        actions={
          works ? (
            <ButtonLink to="/workshop/new">
              <Trans>New job</Trans>
            </ButtonLink>
          ) : null
        }
      />
      <MetalInWorkPanel rows={data?.metalInWork ?? []} />
      <Group gap="xs" mb="sm">
        <Select
          aria-label={t`Job`}
          placeholder={t`Every job`}
          data={useChoices(workKindLabels)}
          value={search.kind ?? null}
          onChange={(kind) => onChange({ kind: kind ?? undefined })}
          clearable
          w={180}
        />
        <Select
          aria-label={t`State`}
          placeholder={t`Every state`}
          data={useChoices(workStatusLabels)}
          value={search.status ?? null}
          onChange={(status) => onChange({ status: status ?? undefined })}
          clearable
          w={150}
        />
      </Group>
      <QueryFailure error={error} />
      <WorkTable
        orders={data?.workOrders.edges.map(({ node }) => node)}
        footer={
          <CursorPager
            total={data?.workOrders.totalCount}
            hasPrevious={pages.hasPrevious}
            hasNext={data?.workOrders.pageInfo.hasNextPage ?? false}
            onPrevious={pages.previous}
            onNext={() => pages.next(data?.workOrders.pageInfo.endCursor)}
          />
        }
      />
    </>
  );
}
