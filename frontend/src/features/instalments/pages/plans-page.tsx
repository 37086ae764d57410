import { Trans } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { planFilter, type PlansSearch } from "../model/plans-search";
import { PlanFilters } from "../plan-list/plan-filters";
import { PlanTable } from "../plan-list/plan-table";

export const PlansQuery = graphql(`
  query InstalmentPlans($filters: PlanFilter, $after: String) {
    instalmentPlans(filters: $filters, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...PlanTable_plan
        }
      }
    }
  }
`);

const route = getRouteApi("/shop/instalments");

export function PlansPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <PlanList
      search={search}
      onChange={(part) =>
        void navigate({ search: (previous) => ({ ...previous, ...part }), replace: true })
      }
    />
  );
}

interface PlanListProps {
  search: PlansSearch;
  onChange: (change: Partial<PlansSearch>) => void;
}

/** What customers pay over time, newest first. */
export function PlanList({ search, onChange }: PlanListProps) {
  const pages = useCursorStack(JSON.stringify(search));
  const variables = { filters: planFilter(search), after: pages.after };
  const { data, error } = useQuery({
    ...documentQuery(PlansQuery, variables),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={<Trans>Instalments</Trans>} />
      <PlanFilters search={search} onChange={onChange} />
      <QueryFailure error={error} />
      <PlanTable
        plans={data?.instalmentPlans.edges.map(({ node }) => node)}
        footer={
          <CursorPager
            total={data?.instalmentPlans.totalCount}
            hasPrevious={pages.hasPrevious}
            hasNext={data?.instalmentPlans.pageInfo.hasNextPage ?? false}
            onPrevious={pages.previous}
            onNext={() => pages.next(data?.instalmentPlans.pageInfo.endCursor)}
          />
        }
      />
    </>
  );
}
