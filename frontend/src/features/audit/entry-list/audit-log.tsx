import { Trans } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { auditFilter, type AuditSearch } from "../model/audit-search";
import { AuditFilters } from "./audit-filters";
import { AuditTable } from "./audit-table";

// The entries are not counted: that would read the whole table on every page.
export const AuditQuery = graphql(`
  query Audit($filters: AuditFilter, $after: String) {
    auditEntries(filters: $filters, first: 25, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...AuditTable_entry
        }
      }
    }
    auditTables {
      name
      label
    }
  }
`);

interface AuditLogProps {
  search: AuditSearch;
  onChange: (change: Partial<AuditSearch>) => void;
}

/** The whole screen of the audit, for what the address bar says. */
export function AuditLog({ search, onChange }: AuditLogProps) {
  const pages = useCursorStack(JSON.stringify(search));
  const { data, error } = useQuery({
    ...documentQuery(AuditQuery, { filters: auditFilter(search), after: pages.after }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={<Trans>Audit</Trans>}
        description={
          <Trans>Who did what to the shop's records, from where, before and after</Trans>
        }
      />
      <AuditFilters search={search} tables={data?.auditTables ?? []} onChange={onChange} />
      <QueryFailure error={error} />
      <AuditTable
        entries={data?.auditEntries.edges.map(({ node }) => node)}
        footer={
          <CursorPager
            total={null}
            hasPrevious={pages.hasPrevious}
            hasNext={data?.auditEntries.pageInfo.hasNextPage ?? false}
            onPrevious={pages.previous}
            onNext={() => pages.next(data?.auditEntries.pageInfo.endCursor)}
          />
        }
      />
    </>
  );
}
