import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { graphql } from "@/gql";
import type { PostingTableQuery as Answer, SetPostingRuleInput } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useCan } from "@/lib/viewer";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { PageHeader } from "@/ui/page-header";
import { ProblemAlert } from "@/ui/problem-alert";
import { QueryFailure } from "@/ui/query-failure";

import { partLabels, postingEventLabels } from "../model/labels";
import { BooksTabs } from "../parts/books-tabs";
import { AddExceptionForm } from "../set-posting-rule/add-exception-form";
import { useSetPostingRule } from "../set-posting-rule/use-set-posting-rule";

export const PostingTableQuery = graphql(`
  query PostingTable {
    postingTable {
      part
      event
      account {
        id
        code
        name
      }
    }
    chartOfAccounts {
      account {
        id
        code
        name
        isActive
      }
    }
  }
`);

type Rule = Answer["postingTable"][number];
type Choice = { value: string; label: string };

/** The posting table: which account each part of an event goes to. */
export function PostingPage() {
  const { t } = useLingui();
  const changes = useCan("ledger.change_chart");
  const { data, error } = useQuery(documentQuery(PostingTableQuery, {}));
  const { set, problem, isPending } = useSetPostingRule();
  const accounts = (data?.chartOfAccounts ?? [])
    .filter(({ account }) => account.isActive)
    .map(({ account }) => ({ value: account.id, label: `${account.code} ${account.name}` }));
  const change = (input: SetPostingRuleInput) => void set(input);
  const columns = useColumns(accounts, changes && !isPending ? change : null);
  return (
    <>
      <PageHeader
        title={<Trans>Posting table</Trans>}
        description={
          <Trans>Which account each part of an event goes to, from the next posting on.</Trans>
        }
      />
      <BooksTabs />
      <QueryFailure error={error} />
      <Stack gap="sm">
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        {changes ? (
          <AddExceptionForm accounts={accounts} isBusy={isPending} onSet={change} />
        ) : null}
        <DataTable
          label={t`Posting table`}
          columns={columns}
          rows={data?.postingTable}
          rowKey={({ part, event }) => `${part} ${event ?? ""}`}
          empty={null}
        />
      </Stack>
    </>
  );
}

function useColumns(
  accounts: Choice[],
  onChange: ((input: SetPostingRuleInput) => void) | null,
): Column<Rule>[] {
  const { t } = useLingui();
  const eventName = ({ event }: Rule) => (event ? t(postingEventLabels[event]) : t`All events`);
  return [
    { key: "part", header: t`Part`, cell: ({ part }) => t(partLabels[part]) },
    { key: "event", header: t`Event`, cell: eventName },
    {
      key: "account",
      header: t`Account`,
      cell: (rule) =>
        onChange ? (
          <Select
            aria-label={t`Account of ${{ part: t(partLabels[rule.part]) }}, ${{ event: eventName(rule) }}`}
            data={accounts}
            value={rule.account.id}
            onChange={(accountId) => {
              if (accountId) onChange({ part: rule.part, event: rule.event, accountId });
            }}
            allowDeselect={false}
            searchable
            size="xs"
          />
        ) : (
          `${rule.account.code} ${rule.account.name}`
        ),
    },
    {
      key: "remove",
      header: t`Exception`,
      align: "end",
      cell: ({ part, event }) =>
        onChange && event ? (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => onChange({ part, event, accountId: null })}
          >
            <Trans>Like all the others</Trans>
          </Button>
        ) : null,
    },
  ];
}
