import { Trans, useLingui } from "@lingui/react/macro";
import { Group, Paper, Select, Table, Text, TextInput } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { MappingTable_FieldFragment } from "@/gql/graphql";

import { withOrigin, type Mapping, type Origin } from "../model/mapping";

export const MappingTableFragment = graphql(`
  fragment MappingTable_field on ImportField {
    name
    label
    isRequired
    example
  }
`);

/** The choice that stands for "the same value in every row"; no file has a column of this name. */
const CONSTANT = "\u0000constant";

interface MappingTableProps {
  fields: readonly FragmentType<typeof MappingTableFragment>[];
  columns: readonly string[];
  sample: readonly (readonly string[])[];
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** Says for each of our fields which column of the file fills it. */
export function MappingTable({ fields, columns, sample, mapping, onChange }: MappingTableProps) {
  const exampleOf = (origin: Origin | undefined) =>
    origin && "column" in origin ? sample[0]?.[columns.indexOf(origin.column)] : undefined;
  return (
    <Paper p="md">
      <Table.ScrollContainer minWidth={520}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Trans>Our field</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>Column of the file</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>First value</Trans>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {readFragment(MappingTableFragment, fields).map((field) => (
              <Table.Tr key={field.name}>
                <Table.Td>
                  <FieldName field={field} />
                </Table.Td>
                <Table.Td>
                  <OriginInput
                    label={field.label}
                    columns={columns}
                    origin={mapping[field.name]}
                    onChange={(origin) => onChange(withOrigin(mapping, field.name, origin))}
                  />
                </Table.Td>
                <Table.Td>
                  <Text size="sm" c="dimmed" maw={180} truncate>
                    <bdi>{exampleOf(mapping[field.name])}</bdi>
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function FieldName({ field }: { field: MappingTable_FieldFragment }) {
  return (
    <>
      <Text size="sm" fw={500}>
        {field.label}
        {field.isRequired ? (
          <Text span c="red" inherit>
            {" *"}
          </Text>
        ) : null}
      </Text>
      {field.example ? (
        <Text size="xs" c="dimmed">
          <bdi>{field.example}</bdi>
        </Text>
      ) : null}
    </>
  );
}

interface OriginInputProps {
  label: string;
  columns: readonly string[];
  origin: Origin | undefined;
  onChange: (origin: Origin | null) => void;
}

function OriginInput({ label, columns, origin, onChange }: OriginInputProps) {
  const { t } = useLingui();
  const constant = origin && "value" in origin ? origin.value : undefined;
  const chosen = origin && ("column" in origin ? origin.column : CONSTANT);
  return (
    <Group gap="xs" wrap="nowrap">
      <Select
        aria-label={label}
        placeholder={t`Left empty`}
        data={[{ value: CONSTANT, label: t`The same value in every row` }, ...columns]}
        value={chosen ?? null}
        onChange={(choice) =>
          onChange(
            choice === null ? null : choice === CONSTANT ? { value: "" } : { column: choice },
          )
        }
        clearable
        searchable
        size="sm"
      />
      {constant === undefined ? null : (
        <TextInput
          aria-label={t`Value of ${label}`}
          size="sm"
          value={constant}
          onChange={(event) => onChange({ value: event.currentTarget.value })}
        />
      )}
    </Group>
  );
}
