import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import type { ItemEditsQuery as Answer } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useFormats } from "@/lib/use-formats";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { EmptyState } from "@/ui/empty-state";
import { ButtonLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { editedColumnLabels } from "../edit-many/edited-column";
import { UndoEditDialog } from "../undo-edit/undo-edit-dialog";

export const ItemEditsQuery = graphql(`
  query ItemEdits($after: String) {
    itemEdits(first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          count
          columns
          madeAt
          undoneAt
          leftAlone
        }
      }
    }
  }
`);

type Edit = Answer["itemEdits"]["edges"][number]["node"];

/** What was changed of many items at once, and the way back. */
export function ItemEditsPage() {
  const { t } = useLingui();
  const pages = useCursorStack("edits");
  const [undoing, setUndoing] = useState<Edit | null>(null);
  const { data, error } = useQuery({
    ...documentQuery(ItemEditsQuery, { after: pages.after }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={<Trans>Changes of many items</Trans>}
        actions={
          <ButtonLink to="/items" variant="default">
            <Trans>Items</Trans>
          </ButtonLink>
        }
      />
      <QueryFailure error={error} />
      <DataTable
        label={t`Changes of many items`}
        columns={useColumns(setUndoing)}
        rows={data?.itemEdits.edges.map(({ node }) => node)}
        rowKey={(edit) => edit.id}
        footer={
          <CursorPager
            total={data?.itemEdits.totalCount}
            hasPrevious={pages.hasPrevious}
            hasNext={data?.itemEdits.pageInfo.hasNextPage ?? false}
            onPrevious={pages.previous}
            onNext={() => pages.next(data?.itemEdits.pageInfo.endCursor)}
          />
        }
        empty={
          <EmptyState
            icon={<IconHistory size={26} />}
            title={<Trans>Nothing was changed at once yet.</Trans>}
          />
        }
      />
      {undoing ? (
        <UndoEditDialog key={undoing.id} editId={undoing.id} onClose={() => setUndoing(null)} />
      ) : null}
    </>
  );
}

function useColumns(onUndo: (edit: Edit) => void): Column<Edit>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return [
    { key: "when", header: t`When`, cell: (edit) => formats.dateTime(edit.madeAt) },
    {
      key: "what",
      header: t`What changed`,
      cell: (edit) => edit.columns.map((column) => t(editedColumnLabels[column])).join(", "),
    },
    {
      key: "count",
      header: t`Items`,
      align: "end",
      cell: (edit) => formats.number(String(edit.count)),
    },
    {
      key: "undo",
      header: "",
      align: "end",
      cell: (edit) =>
        edit.undoneAt ? (
          <Text size="sm" c="dimmed">
            <Trans>
              Undone; {{ left: formats.number(String(edit.leftAlone)) }} left as they are now
            </Trans>
          </Text>
        ) : (
          <Button size="xs" variant="default" onClick={() => onUndo(edit)}>
            <Trans>Undo</Trans>
          </Button>
        ),
    },
  ];
}
