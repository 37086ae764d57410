import { Trans, useLingui } from "@lingui/react/macro";
import { Paper, Table, Text, Title } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { useFormats } from "@/lib/use-formats";

export const ImportPreviewFragment = graphql(`
  fragment ImportPreview_row on ImportPreviewRow {
    row
    change
    values
  }
`);

type Row = FragmentType<typeof ImportPreviewFragment>;

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number"
    ? String(value)
    : JSON.stringify(value ?? "");
}

function entriesOf(values: unknown): [string, string][] {
  if (typeof values !== "object" || values === null) return [];
  return Object.entries(values).map(([name, value]) => [name, textOf(value)]);
}

/** The first rows as they would be after the import. */
export function ImportPreview({ rows: masked }: { rows: readonly Row[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  const rows = readFragment(ImportPreviewFragment, masked);
  if (rows.length === 0) return null;
  return (
    <Paper p="md">
      <Title order={2} size="h5" mb="xs">
        <Trans>What would change</Trans>
      </Title>
      <Table aria-label={t`What would change`}>
        <Table.Tbody>
          {rows.map(({ row, change, values }) => (
            <Table.Tr key={row}>
              <Table.Td>{formats.number(row)}</Table.Td>
              <Table.Td>{change}</Table.Td>
              <Table.Td>
                <Text size="xs" c="dimmed" lineClamp={2}>
                  {entriesOf(values)
                    .map(([name, value]) => `${name}: ${value}`)
                    .join(" · ")}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
