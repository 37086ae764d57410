import { Trans, useLingui } from "@lingui/react/macro";
import { Group, SimpleGrid, Stack, Switch, TextInput, Title } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { parseDrawersSearch, shiftFilter, type DrawersSearch } from "../model/drawers-search";
import { ShiftTable } from "../shift-list/shift-table";
import { TillCard } from "../till-list/till-card";

export const DrawersQuery = graphql(`
  query Drawers($filters: ShiftFilter, $after: String) {
    branches(first: 50) {
      edges {
        node {
          id
          name
          isActive
          terminals {
            id
            name
            isActive
          }
        }
      }
    }
    open: shifts(filters: { isOpen: true }, first: 50) {
      edges {
        node {
          id
          terminal {
            id
          }
          ...TillCard_shift
        }
      }
    }
    shifts(filters: $filters, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...ShiftTable_shift
        }
      }
    }
  }
`);

/** The drawers of all tills, and the shifts that were closed. */
export function DrawersPage() {
  const { t } = useLingui();
  const search = parseDrawersSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const pages = useCursorStack(JSON.stringify(search));
  const { data, error } = useQuery({
    ...documentQuery(DrawersQuery, { filters: shiftFilter(search), after: pages.after }),
    placeholderData: keepPreviousData,
  });
  const change = (part: Partial<DrawersSearch>) =>
    void navigate({ to: "/drawers", search: { ...search, ...part }, replace: true });
  const branches = data?.branches.edges.map(({ node }) => node).filter(({ isActive }) => isActive);
  const tills = branches?.flatMap((branch) =>
    branch.terminals.filter(({ isActive }) => isActive).map((terminal) => ({ branch, terminal })),
  );
  const openAt = (terminalId: string) =>
    data?.open.edges.find(({ node }) => node.terminal.id === terminalId)?.node ?? null;

  return (
    <>
      <PageHeader title={<Trans>Drawers</Trans>} />
      <Stack gap="sm">
        <QueryFailure error={error} />
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
          {tills?.map(({ branch, terminal }) => (
            <TillCard
              key={terminal.id}
              terminal={terminal}
              branch={branch}
              shift={openAt(terminal.id)}
              onClosed={(shiftId) =>
                void navigate({ to: "/drawers/$shiftId", params: { shiftId } })
              }
            />
          ))}
        </SimpleGrid>
        <Title order={2} size="h4" mt="sm">
          <Trans>Closed shifts</Trans>
        </Title>
        <Group align="flex-end">
          <TextInput
            type="date"
            label={t`Opened from`}
            value={search.from ?? ""}
            onChange={(event) => change({ from: event.currentTarget.value || undefined })}
          />
          <TextInput
            type="date"
            label={t`Opened to`}
            value={search.to ?? ""}
            onChange={(event) => change({ to: event.currentTarget.value || undefined })}
          />
          <Switch
            label={t`Only with differences`}
            checked={search.differs ?? false}
            onChange={(event) => change({ differs: event.currentTarget.checked || undefined })}
          />
        </Group>
        <ShiftTable
          shifts={data?.shifts.edges.map(({ node }) => node)}
          footer={
            <CursorPager
              total={data?.shifts.totalCount}
              hasPrevious={pages.hasPrevious}
              hasNext={data?.shifts.pageInfo.hasNextPage ?? false}
              onPrevious={pages.previous}
              onNext={() => pages.next(data?.shifts.pageInfo.endCursor)}
            />
          }
        />
      </Stack>
    </>
  );
}
