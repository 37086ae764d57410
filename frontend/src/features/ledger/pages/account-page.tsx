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
import { BooksTabs } from "../parts/books-tabs";
import { FileMenu } from "@/ui/file-menu";
import { PeriodPicker } from "../parts/period-picker";
import { StatementTable } from "../parts/statement-table";
import { usePeriod } from "../parts/use-period";

export const AccountStatementQuery = graphql(`
  query AccountStatement($id: ID!, $period: PeriodInput!, $after: UUID, $language: String!) {
    node(id: $id) {
      __typename
      ... on LedgerAccount {
        id
        code
        name
      }
    }
    accountStatement(accountId: $id, period: $period, first: 50, after: $after) {
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

const route = getRouteApi("/shop/books/accounts/$accountId");

export function AccountPage() {
  const { accountId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <AccountLedger
      accountId={accountId}
      search={search}
      onChange={(part) =>
        void navigate({ search: (previous) => ({ ...previous, ...part }), replace: true })
      }
    />
  );
}

interface AccountLedgerProps {
  accountId: string;
  search: PeriodSearch;
  onChange: (part: PeriodSearch) => void;
}

/** The general ledger of one account. */
export function AccountLedger({ accountId, search, onChange }: AccountLedgerProps) {
  const { t, i18n } = useLingui();
  const { choices, shown, period } = usePeriod(search);
  const pages = useCursorStack(JSON.stringify([accountId, shown]));
  const { data, error } = useQuery({
    ...documentQuery(AccountStatementQuery, {
      id: accountId,
      period,
      after: pages.after,
      language: i18n.locale,
    }),
    placeholderData: keepPreviousData,
  });
  const account = data?.node?.__typename === "LedgerAccount" ? data.node : null;
  const statement = data?.accountStatement;
  return (
    <>
      <PageHeader
        title={account ? `${account.code} ${account.name}` : <Trans>Account</Trans>}
        actions={
          statement ? (
            <FileMenu csv={statement.csv} xlsx={statement.xlsx} pdf={statement.pdf} />
          ) : null
        }
      />
      <BooksTabs />
      <Group gap="xs" mb="sm" align="flex-start">
        <PeriodPicker choices={choices} shown={shown} onChange={onChange} />
      </Group>
      <QueryFailure error={error} />
      <StatementTable
        label={t`General ledger`}
        statement={statement}
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
