import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Stack, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconPencil } from "@tabler/icons-react";

import type { ItemEditPreviewQuery } from "@/gql/graphql";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";

import { editedColumnLabels, useEditedText } from "./edited-column";

export type EditPreview = Extract<
  ItemEditPreviewQuery["itemEditPreview"],
  { __typename: "ItemEditPreview" }
>;
type Edited = EditPreview["edited"][number];
type Refused = EditPreview["refused"][number];

const PAGE = 50;

interface EditManyPreviewProps {
  preview: EditPreview;
  page: number;
  busy: boolean;
  onPage: (page: number) => void;
  onApply: () => void;
}

/** What would change, what cannot and why, and the button that does it. */
export function EditManyPreview(props: EditManyPreviewProps) {
  const { preview, page, busy, onPage, onApply } = props;
  const { t } = useLingui();
  const formats = useFormats();
  const editedColumns = useEditedColumns();
  const refusedColumns = useRefusedColumns();
  const pages = Math.ceil(Math.max(preview.count, preview.refusedCount) / PAGE);
  const count = (value: number) => formats.number(String(value));
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text>
          <Trans>
            {{ changing: count(preview.count) }} change, {{ same: count(preview.unchanged) }} are so
            already, {{ refused: count(preview.refusedCount) }} cannot change.
          </Trans>
        </Text>
        <Button onClick={onApply} loading={busy} disabled={preview.count === 0}>
          <Plural value={preview.count} one="Change # item" other="Change # items" />
        </Button>
      </Group>
      {preview.edited.length > 0 || preview.refused.length === 0 ? (
        <DataTable
          label={t`What would change`}
          columns={editedColumns}
          rows={preview.edited}
          rowKey={(item) => item.id}
          empty={
            <EmptyState
              icon={<IconPencil size={26} />}
              title={<Trans>No item would change.</Trans>}
            />
          }
        />
      ) : null}
      {preview.refused.length > 0 ? (
        <DataTable
          label={t`What cannot change`}
          columns={refusedColumns}
          rows={preview.refused}
          rowKey={(item) => item.id}
          empty={null}
        />
      ) : null}
      {pages > 1 ? (
        <Group justify="flex-end" gap={4}>
          <ActionIcon
            variant="subtle"
            aria-label={t`Previous page`}
            disabled={page === 1 || busy}
            onClick={() => onPage(page - 1)}
          >
            <IconChevronLeft size={18} className="turns-with-direction" />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={t`Next page`}
            disabled={page >= pages || busy}
            onClick={() => onPage(page + 1)}
          >
            <IconChevronRight size={18} className="turns-with-direction" />
          </ActionIcon>
        </Group>
      ) : null}
    </Stack>
  );
}

function useEditedColumns(): Column<Edited>[] {
  const { t } = useLingui();
  const text = useEditedText();
  return [
    { key: "sku", header: t`SKU`, cell: (item) => <bdi>{item.sku}</bdi> },
    { key: "name", header: t`Name`, cell: (item) => <bdi>{item.name}</bdi>, visibleFrom: "sm" },
    {
      key: "values",
      header: t`Now and then`,
      cell: (item) =>
        item.values.map((value) => (
          <Text key={value.column} size="sm">
            {t(editedColumnLabels[value.column])}:{" "}
            <Text span c="dimmed" td="line-through">
              <bdi>{text(value.column, value.old)}</bdi>
            </Text>{" "}
            <Text span fw={600}>
              <bdi>{text(value.column, value.new)}</bdi>
            </Text>
          </Text>
        )),
    },
  ];
}

function useRefusedColumns(): Column<Refused>[] {
  const { t } = useLingui();
  return [
    { key: "sku", header: t`SKU`, cell: (item) => <bdi>{item.sku}</bdi> },
    { key: "name", header: t`Name`, cell: (item) => <bdi>{item.name}</bdi>, visibleFrom: "sm" },
    { key: "reasons", header: t`Why it cannot`, cell: (item) => item.reasons.join(" ") },
  ];
}
