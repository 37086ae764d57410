import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack, Table, Text } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { auditActionLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { FactList } from "@/ui/fact-list";

import { ActorName } from "./actor-name";

export const EntryDialogFragment = graphql(`
  fragment EntryDialog_entry on AuditEntry {
    id
    at
    actor
    address
    requestId
    operation
    tableLabel
    rowId
    action
    isSealed
    changes {
      column
      label
      before
      after
    }
  }
`);

interface EntryDialogProps {
  entry: FragmentType<typeof EntryDialogFragment>;
  onClose: () => void;
}

/** One change in full: who, from where, and every field before and after. */
export function EntryDialog({ entry: masked, onClose }: EntryDialogProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const entry = readFragment(EntryDialogFragment, masked);
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${entry.tableLabel} · ${t(auditActionLabels[entry.action])}`}
      size="xl"
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <Stack>
        <FactList
          facts={[
            { label: t`Time`, value: formats.dateTime(entry.at) },
            { label: t`Who`, value: <ActorName actor={entry.actor} /> },
            { label: t`From where`, value: entry.address ? <bdi>{entry.address}</bdi> : null },
            { label: t`By what`, value: entry.operation ? <bdi>{entry.operation}</bdi> : null },
            { label: t`Request`, value: entry.requestId ? <bdi>{entry.requestId}</bdi> : null },
            { label: t`Record's key`, value: <bdi>{entry.rowId}</bdi> },
          ]}
        />
        <Text size="sm" c="dimmed">
          {entry.isSealed ? (
            <Trans>Sealed: if anybody changes this line, the check of the audit shows it.</Trans>
          ) : (
            <Trans>Not sealed yet: that happens within a minute or two.</Trans>
          )}
        </Text>
        <Table.ScrollContainer minWidth={420}>
          <Table aria-label={t`Before and after`} layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>
                  <Trans>Field</Trans>
                </Table.Th>
                <Table.Th>
                  <Trans>Before</Trans>
                </Table.Th>
                <Table.Th>
                  <Trans>After</Trans>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {entry.changes.map(({ column, label, before, after }) => (
                <Table.Tr key={column}>
                  <Table.Th scope="row" fw={500}>
                    {label}
                  </Table.Th>
                  <Value text={before} />
                  <Value text={after} />
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Stack>
    </Modal>
  );
}

function Value({ text }: { text: string | null }) {
  return (
    <Table.Td style={{ overflowWrap: "anywhere" }}>
      {text === null ? "–" : <bdi>{text}</bdi>}
    </Table.Td>
  );
}
