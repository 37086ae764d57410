import { Trans, useLingui } from "@lingui/react/macro";
import { Group } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import type { PeriodSearch } from "../model/books-search";
import { FileMenu } from "@/ui/file-menu";
import { PeriodPicker } from "../parts/period-picker";
import { StatementTable } from "../parts/statement-table";
import { usePeriod } from "../parts/use-period";

export const CustomerStatementQuery = graphql(`
  query CustomerStatement($id: ID!, $period: PeriodInput!, $after: UUID, $language: String!) {
    node(id: $id) {
      __typename
      ... on Customer {
        id
        name
      }
    }
    customerStatement(customerId: $id, period: $period, first: 50, after: $after) {
      hasMore
      csv: fileUrl(form: CSV, language: $language)
      xlsx: fileUrl(form: XLSX, language: $language)
      pdf: fileUrl(form: PDF, language: $language)
      lines {
        id
      }
      ...StatementTable_statement
    }
  }
`);

const route = getRouteApi("/shop/books/customers/$customerId");

export function CustomerStatementPage() {
  const { customerId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <CustomerStatement
      customerId={customerId}
      search={search}
      onChange={(part) =>
        void navigate({ search: (previous) => ({ ...previous, ...part }), replace: true })
      }
    />
  );
}

interface CustomerStatementProps {
  customerId: string;
  search: PeriodSearch;
  onChange: (part: PeriodSearch) => void;
}

/** What a customer owes and is owed, in money and in metal. */
export function CustomerStatement({ customerId, search, onChange }: CustomerStatementProps) {
  const { t, i18n } = useLingui();
  const { choices, shown, period } = usePeriod(search);
  const pages = useCursorStack(JSON.stringify([customerId, shown]));
  const { data, error } = useQuery({
    ...documentQuery(CustomerStatementQuery, {
      id: customerId,
      period,
      after: pages.after,
      language: i18n.locale,
    }),
    placeholderData: keepPreviousData,
  });
  const name = data?.node?.__typename === "Customer" ? data.node.name : null;
  const statement = data?.customerStatement;
  return (
    <>
      <PageHeader
        title={<Trans>Statement</Trans>}
        description={name}
        actions={
          statement ? (
            <FileMenu csv={statement.csv} xlsx={statement.xlsx} pdf={statement.pdf} />
          ) : null
        }
      />
      <Group gap="xs" mb="sm" align="flex-start">
        <PeriodPicker choices={choices} shown={shown} onChange={onChange} />
      </Group>
      <QueryFailure error={error} />
      <StatementTable
        label={t`Statement`}
        statement={statement}
        withAccounts
        footer={
          <CursorPager
            total={null}
            hasPrevious={pages.hasPrevious}
            hasNext={statement?.hasMore ?? false}
            onPrevious={pages.previous}
            onNext={() => pages.next(statement?.lines.at(-1)?.id)}
          />
        }
      />
    </>
  );
}
