import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Select, Table } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";

import { useCommodityName } from "@/lib/use-amount";
import { DecimalInput } from "@/ui/decimal-input";

import type { DraftLine } from "../model/entry-lines";

interface EntryLinesFieldsProps {
  lines: readonly DraftLine[];
  accounts: { value: string; label: string }[];
  commodities: readonly string[];
  onChange: (key: string, part: Partial<DraftLine>) => void;
  onRemove: (key: string) => void;
}

/** The lines of an entry: an account, and a debit or a credit. */
export function EntryLinesFields({
  lines,
  accounts,
  commodities,
  onChange,
  onRemove,
}: EntryLinesFieldsProps) {
  const { t } = useLingui();
  const commodityName = useCommodityName();
  const units = commodities.map((value) => ({ value, label: commodityName(value) }));
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table aria-label={t`Lines`} withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Trans>Account</Trans>
            </Table.Th>
            <Table.Th>
              <Trans>Currency or metal</Trans>
            </Table.Th>
            <Table.Th>
              <Trans>Debit</Trans>
            </Table.Th>
            <Table.Th>
              <Trans>Credit</Trans>
            </Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line, place) => {
            const number = place + 1;
            return (
              <Table.Tr key={line.key}>
                <Table.Td>
                  <Select
                    aria-label={t`Account of line ${number}`}
                    data={accounts}
                    value={line.accountId}
                    onChange={(accountId) => onChange(line.key, { accountId })}
                    searchable
                  />
                </Table.Td>
                <Table.Td w={140}>
                  <Select
                    aria-label={t`Currency or metal of line ${number}`}
                    data={units}
                    value={line.commodity}
                    onChange={(commodity) => commodity && onChange(line.key, { commodity })}
                    allowDeselect={false}
                  />
                </Table.Td>
                <Table.Td>
                  <DecimalInput
                    grouped
                    aria-label={t`Debit of line ${number}`}
                    value={line.debit}
                    onChange={(debit) => onChange(line.key, { debit, credit: "" })}
                  />
                </Table.Td>
                <Table.Td>
                  <DecimalInput
                    grouped
                    aria-label={t`Credit of line ${number}`}
                    value={line.credit}
                    onChange={(credit) => onChange(line.key, { credit, debit: "" })}
                  />
                </Table.Td>
                <Table.Td w={40}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t`Remove line ${number}`}
                    disabled={lines.length <= 2}
                    onClick={() => onRemove(line.key)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
