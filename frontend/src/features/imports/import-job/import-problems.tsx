import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Paper, Table, Title } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { useFormats } from "@/lib/use-formats";

export const ImportProblemsFragment = graphql(`
  fragment ImportProblems_problem on ImportProblem {
    row
    column
    message
    isError
  }
`);

type Problem = FragmentType<typeof ImportProblemsFragment>;

/** What is wrong, by row and column of the file. */
export function ImportProblems({ problems }: { problems: readonly Problem[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  const rows = readFragment(ImportProblemsFragment, problems);
  if (rows.length === 0) return null;
  return (
    <Paper p="md">
      <Title order={2} size="h5" mb="xs">
        <Trans>Problems</Trans>
      </Title>
      <Table.ScrollContainer minWidth={420} mah={420}>
        <Table aria-label={t`Problems`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t`Row`}</Table.Th>
              <Table.Th>{t`Column`}</Table.Th>
              <Table.Th>{t`What is wrong`}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ row, column, message, isError }, index) => (
              <Table.Tr key={index}>
                <Table.Td>{row === null ? "–" : formats.number(row)}</Table.Td>
                <Table.Td>
                  <bdi>{column}</bdi>
                </Table.Td>
                <Table.Td>{message}</Table.Td>
                <Table.Td ta="end">
                  <Badge variant="light" color={isError ? "red" : "yellow"} tt="none">
                    {isError ? t`Wrong` : t`Warning`}
                  </Badge>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
