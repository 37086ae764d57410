import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button, Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { AuditTable_EntryFragment } from "@/gql/graphql";
import { auditActionLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";

import { ActorName } from "./actor-name";
import { EntryDialog } from "./entry-dialog";

export const AuditTableFragment = graphql(`
  fragment AuditTable_entry on AuditEntry {
    id
    at
    actor
    operation
    tableLabel
    action
    changes {
      column
      label
    }
    ...EntryDialog_entry
  }
`);

type Entry = AuditTable_EntryFragment;

const SHOWN_COLUMNS = 3;
const COLOURS = { INSERT: "green", UPDATE: "blue", DELETE: "red", TRUNCATE: "red" } as const;

interface AuditTableProps {
  entries: readonly FragmentType<typeof AuditTableFragment>[] | undefined;
  footer: ReactNode;
}

/** What was done, newest first; each line opens what it was before and after. */
export function AuditTable({ entries, footer }: AuditTableProps) {
  const { t } = useLingui();
  const [opened, setOpened] = useState<Entry | null>(null);
  return (
    <>
      <DataTable
        label={t`Changes`}
        columns={useColumns(setOpened)}
        rows={entries && readFragment(AuditTableFragment, entries)}
        rowKey={(entry) => entry.id}
        footer={footer}
        empty={
          <EmptyState icon={<IconHistory size={26} />} title={<Trans>No change matches</Trans>}>
            <Text size="sm" c="dimmed">
              <Trans>Change the filters or the days.</Trans>
            </Text>
          </EmptyState>
        }
      />
      {opened ? <EntryDialog entry={opened} onClose={() => setOpened(null)} /> : null}
    </>
  );
}

function useColumns(onOpen: (entry: Entry) => void): Column<Entry>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return [
    { key: "when", header: t`Time`, cell: (entry) => formats.dateTime(entry.at) },
    {
      key: "who",
      header: t`Who`,
      cell: (entry) => (
        <>
          <Text size="sm">
            <ActorName actor={entry.actor} />
          </Text>
          <Text size="xs" c="dimmed" visibleFrom="md">
            <bdi>{entry.operation}</bdi>
          </Text>
        </>
      ),
    },
    { key: "record", header: t`Record`, cell: (entry) => entry.tableLabel },
    {
      key: "action",
      header: t`What was done`,
      visibleFrom: "sm",
      cell: (entry) => (
        <Badge variant="light" color={COLOURS[entry.action]}>
          {t(auditActionLabels[entry.action])}
        </Badge>
      ),
    },
    {
      key: "columns",
      header: t`Fields`,
      visibleFrom: "lg",
      cell: ({ action, changes }) => (action === "UPDATE" ? namesOf(changes) : null),
    },
    {
      key: "open",
      header: t`Details`,
      align: "end",
      cell: (entry) => (
        <Button variant="subtle" size="compact-sm" onClick={() => onOpen(entry)}>
          <Trans>Before and after</Trans>
        </Button>
      ),
    },
  ];
}

function namesOf(changes: Entry["changes"]): string {
  const names = changes.slice(0, SHOWN_COLUMNS).map(({ label }) => label);
  return changes.length > SHOWN_COLUMNS ? `${names.join(", ")} …` : names.join(", ");
}
