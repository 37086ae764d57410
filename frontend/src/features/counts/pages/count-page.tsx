import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Select, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound } from "@tanstack/react-router";
import { useState } from "react";

import { graphql } from "@/gql";
import type { CountLineKind } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { countLineKindLabels, countScopeLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { ExportMenu } from "@/ui/export-menu";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { ApproveCountDialog } from "../approve-count/approve-count-dialog";
import { CancelCountDialog } from "../cancel-count/cancel-count-dialog";
import { CountCodesDialog } from "../count-codes/count-codes-dialog";
import { LineTable } from "../count-detail/line-table";
import { CountBadge } from "../count-list/count-badge";
import { FinishCountDialog } from "../finish-count/finish-count-dialog";
import type { Decision, Decisions } from "../model/decisions";
import { RecountDialog } from "../recount-codes/recount-dialog";
import { ScanPanel } from "../scan-code/scan-panel";

export const CountQuery = graphql(`
  query StockCountPage($id: ID!) {
    stockCount(id: $id) {
      id
      title
      scope
      status
      reason
      branch {
        id
        name
      }
      category {
        id
        name
      }
    }
    stockCountResult(countId: $id) {
      found
      expected
    }
  }
`);

export const CountLinesQuery = graphql(`
  query StockCountLines($id: ID!, $kinds: [CountLineKind!], $after: String) {
    stockCountLines(countId: $id, kinds: $kinds, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...LineTable_line
        }
      }
    }
  }
`);

type Doing = "LIST" | "FINISH" | "APPROVE" | "CANCEL" | { sku: string; name: string } | null;

const route = getRouteApi("/shop/counts/$countId");

export function CountPage() {
  const { t } = useLingui();
  const formats = useFormats();
  const { countId } = route.useParams();
  const mayCount = useCan("counts.count");
  const mayApprove = useCan("counts.approve");
  const mayExport = useCan("exports.run");
  const [doing, setDoing] = useState<Doing>(null);
  const [kind, setKind] = useState<CountLineKind | null>(null);
  const [decisions, setDecisions] = useState<Decisions>(new Map());
  const kinds = useChoices(countLineKindLabels);
  const pages = useCursorStack(`${countId} ${kind}`);
  const { data } = useSuspenseQuery(documentQuery(CountQuery, { id: countId }));
  const lines = useQuery({
    ...documentQuery(CountLinesQuery, {
      id: countId,
      kinds: kind ? [kind] : null,
      after: pages.after,
    }),
    placeholderData: keepPreviousData,
  });
  const { stockCount: count, stockCountResult: result } = data;
  if (!count || !result) throw notFound();

  const isOpen = count.status === "OPEN";
  const isCounted = count.status === "COUNTED";
  const close = () => setDoing(null);
  const decide = (lineId: string, decision: Decision) =>
    setDecisions((before) => new Map(before).set(lineId, decision));
  const found = formats.number(result.found);
  const expected = result.expected == null ? null : formats.number(result.expected);

  return (
    <>
      <PageHeader
        title={
          <Group gap="sm">
            <bdi>{count.title}</bdi>
            <CountBadge status={count.status} />
          </Group>
        }
        description={`${count.branch.name} · ${count.category?.name ?? t(countScopeLabels[count.scope])}`}
        actions={
          <>
            {isOpen && mayCount ? (
              <>
                <Button variant="default" onClick={() => setDoing("LIST")}>
                  <Trans>Enter a list</Trans>
                </Button>
                <Button onClick={() => setDoing("FINISH")}>
                  <Trans>Finish counting</Trans>
                </Button>
              </>
            ) : null}
            {isCounted && mayApprove ? (
              <Button onClick={() => setDoing("APPROVE")}>
                <Trans>Approve</Trans>
              </Button>
            ) : null}
            {(isOpen || isCounted) && mayApprove ? (
              <Button variant="light" color="red" onClick={() => setDoing("CANCEL")}>
                <Trans>Give up</Trans>
              </Button>
            ) : null}
            {mayExport && !isOpen ? (
              <ExportMenu address={`/files/exports/counts/${atob(count.id).split(":")[1]}`} />
            ) : null}
          </>
        }
      />
      <Stack>
        <Paper p="lg">
          <Text size="xl" fw={600} aria-live="polite">
            {expected === null ? (
              <Trans>Found: {found}</Trans>
            ) : (
              <Trans>
                Found: {found} of {expected}
              </Trans>
            )}
          </Text>
          {count.reason ? <Text c="dimmed">{count.reason}</Text> : null}
        </Paper>
        {isOpen && mayCount ? <ScanPanel countId={countId} /> : null}
        <Select
          aria-label={t`Result`}
          placeholder={t`Every result`}
          data={kinds}
          value={kind}
          onChange={setKind}
          clearable
          w={280}
        />
        <QueryFailure error={lines.error} />
        <LineTable
          lines={lines.data?.stockCountLines.edges.map(({ node }) => node)}
          onRecount={isCounted && mayCount ? setDoing : undefined}
          decisions={isCounted && mayApprove ? decisions : undefined}
          onDecide={decide}
          footer={
            <CursorPager
              total={lines.data?.stockCountLines.totalCount}
              hasPrevious={pages.hasPrevious}
              hasNext={lines.data?.stockCountLines.pageInfo.hasNextPage ?? false}
              onPrevious={pages.previous}
              onNext={() => pages.next(lines.data?.stockCountLines.pageInfo.endCursor)}
            />
          }
        />
      </Stack>
      {doing === "LIST" ? <CountCodesDialog countId={countId} onClose={close} /> : null}
      {doing === "FINISH" ? <FinishCountDialog countId={countId} onClose={close} /> : null}
      {doing === "CANCEL" ? <CancelCountDialog countId={countId} onClose={close} /> : null}
      {doing === "APPROVE" ? (
        <ApproveCountDialog countId={countId} decisions={decisions} onClose={close} />
      ) : null}
      {doing && typeof doing === "object" ? (
        <RecountDialog countId={countId} item={doing} onClose={close} />
      ) : null}
    </>
  );
}
