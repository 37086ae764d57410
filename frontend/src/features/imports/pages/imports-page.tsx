import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Text } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { graphql } from "@/gql";
import type { ImportsQuery as Answer } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { importKindLabels, importStatusLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink, ButtonLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { statusColours } from "../import-job/import-job-panel";

export const ImportsQuery = graphql(`
  query Imports($after: String) {
    importJobs(first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          kind
          status
          isDryRun
          fileName
          createdAt
          totals {
            rows
            bad
          }
        }
      }
    }
  }
`);

type Job = Answer["importJobs"]["edges"][number]["node"];

export function ImportsPage() {
  const { t } = useLingui();
  const pages = useCursorStack("imports");
  const { data, error } = useQuery({
    ...documentQuery(ImportsQuery, { after: pages.after }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={<Trans>Imports</Trans>}
        actions={
          <ButtonLink to="/imports/new" leftSection={<IconFileImport size={16} aria-hidden />}>
            <Trans>New import</Trans>
          </ButtonLink>
        }
      />
      <QueryFailure error={error} />
      <DataTable
        label={t`Imports`}
        columns={useColumns()}
        rows={data?.importJobs.edges.map(({ node }) => node)}
        rowKey={(job) => job.id}
        empty={
          <EmptyState
            icon={<IconFileImport size={26} />}
            title={<Trans>Nothing was imported yet</Trans>}
          >
            <Text size="sm" c="dimmed">
              <Trans>Bring your items or past sales from a spreadsheet.</Trans>
            </Text>
          </EmptyState>
        }
        footer={
          <CursorPager
            total={data?.importJobs.totalCount}
            hasPrevious={pages.hasPrevious}
            hasNext={data?.importJobs.pageInfo.hasNextPage ?? false}
            onPrevious={pages.previous}
            onNext={() => pages.next(data?.importJobs.pageInfo.endCursor)}
          />
        }
      />
    </>
  );
}

function useColumns(): Column<Job>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return [
    {
      key: "file",
      header: t`File`,
      cell: (job) => (
        <AnchorLink to="/imports/$importId" params={{ importId: job.id }} fw={500}>
          <bdi>{job.fileName}</bdi>
        </AnchorLink>
      ),
    },
    {
      key: "kind",
      header: t`Kind`,
      visibleFrom: "sm",
      cell: (job) => t(importKindLabels[job.kind]),
    },
    {
      key: "when",
      header: t`Time`,
      visibleFrom: "md",
      cell: (job) => formats.dateTime(job.createdAt),
    },
    { key: "rows", header: t`Rows`, align: "end", cell: (job) => formats.number(job.totals.rows) },
    {
      key: "bad",
      header: t`Wrong`,
      align: "end",
      visibleFrom: "sm",
      cell: (job) => formats.number(job.totals.bad),
    },
    {
      key: "status",
      header: t`State`,
      cell: (job) => {
        const status = t(importStatusLabels[job.status]);
        return (
          <Badge variant="light" color={statusColours[job.status]} tt="none">
            {job.isDryRun ? t`Trial: ${status}` : status}
          </Badge>
        );
      },
    },
  ];
}
