import { Trans } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useCan } from "@/lib/viewer";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { ExportMenu } from "@/ui/export-menu";
import { ButtonLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { saleFilter, type SalesSearch } from "../model/sales-search";
import { SaleFilters } from "../sale-list/sale-filters";
import { SaleTable } from "../sale-list/sale-table";

export const SalesQuery = graphql(`
  query Sales($filters: SaleFilter, $after: String) {
    sales(filters: $filters, ordering: [{ soldAt: DESC }], first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...SaleTable_sale
        }
      }
    }
  }
`);

const route = getRouteApi("/shop/sales");

export function SalesPage() {
  const search = route.useSearch();
  const exports = useCan("exports.run");
  const navigate = route.useNavigate();
  const pages = useCursorStack(JSON.stringify(search));
  const variables = { filters: saleFilter(search), after: pages.after };
  const { data, error } = useQuery({
    ...documentQuery(SalesQuery, variables),
    placeholderData: keepPreviousData,
  });
  const change = (part: Partial<SalesSearch>) =>
    void navigate({ search: (previous) => ({ ...previous, ...part }), replace: true });

  return (
    <>
      <PageHeader
        title={<Trans>Sales</Trans>}
        actions={
          <>
            <ButtonLink to="/cheques" variant="default">
              <Trans>Cheques</Trans>
            </ButtonLink>
            {exports ? <ExportMenu address="/files/exports/sales" /> : null}
          </>
        }
      />
      <SaleFilters search={search} onChange={change} />
      <QueryFailure error={error} />
      <SaleTable
        sales={data?.sales.edges.map(({ node }) => node)}
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
