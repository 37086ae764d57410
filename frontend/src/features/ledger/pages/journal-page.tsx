import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Group, Select, TextInput } from "@mantine/core";
import { IconBook2, IconPlus } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { graphql } from "@/gql";
import type { JournalQuery as Answer } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useChoices } from "@/lib/use-choices";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink, ButtonLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import type { JournalSearch } from "../model/books-search";
import { postingEventLabels } from "../model/labels";
import { BooksTabs } from "../parts/books-tabs";

export const JournalQuery = graphql(`
  query Journal($filters: JournalFilter, $after: String) {
    journal(filters: $filters, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          event
          postedOn
          note
          postedBy
          branch {
            id
            name
          }
          reverses {
            id
          }
          reversedBy {
            id
          }
        }
      }
    }
  }
`);

type Entry = Answer["journal"]["edges"][number]["node"];

const route = getRouteApi("/shop/books/journal");

export function JournalPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Journal
      search={search}
      onChange={(part) =>
        void navigate({ search: (previous) => ({ ...previous, ...part }), replace: true })
      }
    />
  );
}

interface JournalProps {
  search: JournalSearch;
  onChange: (part: Partial<JournalSearch>) => void;
}

/** Every entry of the books, newest first. */
export function Journal({ search, onChange }: JournalProps) {
  const { t } = useLingui();
  const posts = useCan("ledger.post");
  const pages = useCursorStack(JSON.stringify(search));
  const filters = { event: search.event, fromDay: search.from, toDay: search.to };
  const { data, error } = useQuery({
    ...documentQuery(JournalQuery, { filters, after: pages.after }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={<Trans>Journal</Trans>}
        actions={
          posts ? (
            <ButtonLink to="/books/journal/new" leftSection={<IconPlus size={16} aria-hidden />}>
              <Trans>New entry</Trans>
            </ButtonLink>
          ) : null
        }
      />
      <BooksTabs />
      <Group gap="xs" mb="sm">
        <Select
          aria-label={t`Event`}
          placeholder={t`Every event`}
          data={useChoices(postingEventLabels)}
          value={search.event ?? null}
          onChange={(event) => onChange({ event: event ?? undefined })}
          clearable
          searchable
        />
        <TextInput
          type="date"
          aria-label={t`From day`}
          value={search.from ?? ""}
          onChange={({ currentTarget }) => onChange({ from: currentTarget.value || undefined })}
        />
        <TextInput
          type="date"
          aria-label={t`To day`}
          value={search.to ?? ""}
          onChange={({ currentTarget }) => onChange({ to: currentTarget.value || undefined })}
        />
      </Group>
      <QueryFailure error={error} />
      <DataTable
        label={t`Journal`}
        columns={useColumns()}
        rows={data?.journal.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={<IconBook2 size={26} />} title={<Trans>No entry matches</Trans>} />
        }
        footer={
          <CursorPager
            total={data?.journal.totalCount}
            hasPrevious={pages.hasPrevious}
            hasNext={data?.journal.pageInfo.hasNextPage ?? false}
            onPrevious={pages.previous}
            onNext={() => pages.next(data?.journal.pageInfo.endCursor)}
          />
        }
      />
    </>
  );
}

function useColumns(): Column<Entry>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return [
    { key: "day", header: t`Day`, cell: ({ postedOn }) => formats.day(postedOn) },
    {
      key: "event",
      header: t`Event`,
      cell: (entry) => (
        <Group gap="xs">
          <AnchorLink to="/books/journal/$entryId" params={{ entryId: entry.id }}>
            {t(postingEventLabels[entry.event])}
          </AnchorLink>
          {entry.reverses ? (
            <Badge size="xs" color="gray">
              <Trans>Reversal</Trans>
            </Badge>
          ) : null}
          {entry.reversedBy ? (
            <Badge size="xs" color="gray">
              <Trans>Reversed</Trans>
            </Badge>
          ) : null}
        </Group>
      ),
    },
    { key: "note", header: t`Note`, cell: ({ note }) => note },
    { key: "branch", header: t`Branch`, visibleFrom: "md", cell: ({ branch }) => branch.name },
    { key: "by", header: t`Posted by`, visibleFrom: "md", cell: ({ postedBy }) => postedBy },
  ];
}
