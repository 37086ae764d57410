import { Trans, useLingui } from "@lingui/react/macro";
import { Divider, Paper, Stack, Table, Text } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { paymentMethodLabels, takingKindLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { MoneyText } from "@/ui/money-text";
import { SumRow } from "@/ui/sum-row";

export const ReportCardFragment = graphql(`
  fragment ReportCard_report on ShiftReport {
    openingFloat
    sums {
      kind
      method
      count
      amount
    }
    methods {
      method
      expected
      counted
      difference
    }
    pieces {
      value
      count
    }
  }
`);

interface ReportCardProps {
  report: FragmentType<typeof ReportCardFragment>;
}

/** What came and went, what should be there, and what was counted. */
export function ReportCard({ report: masked }: ReportCardProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const report = readFragment(ReportCardFragment, masked);
  const notes = report.pieces.filter(({ count }) => count > 0);
  return (
    <Paper p="lg">
      <Stack gap="xs">
        <SumRow label={<Trans>Float</Trans>} amount={report.openingFloat} />
        {report.sums.map(({ kind, method, count, amount }) => (
          <SumRow
            key={`${kind} ${method}`}
            label={`${t(takingKindLabels[kind])} · ${t(paymentMethodLabels[method])} × ${formats.number(count)}`}
            amount={amount}
          />
        ))}
        <Divider />
        <Table aria-label={t`Count`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t`Paid by`}</Table.Th>
              <Table.Th ta="end">{t`Expected`}</Table.Th>
              <Table.Th ta="end">{t`Counted`}</Table.Th>
              <Table.Th ta="end">{t`Difference`}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {report.methods.map(({ method, expected, counted, difference }) => (
              <Table.Tr key={method}>
                <Table.Td>{t(paymentMethodLabels[method])}</Table.Td>
                <Table.Td ta="end">
                  <MoneyText amount={expected} />
                </Table.Td>
                <Table.Td ta="end">
                  {counted === null ? "–" : <MoneyText amount={counted} />}
                </Table.Td>
                <Table.Td ta="end">
                  {difference === null ? "–" : <MoneyText amount={difference} fw={600} />}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {notes.length > 0 ? (
          <Text size="sm" c="dimmed">
            {notes
              .map(({ value, count }) => `${formats.number(count)} × ${formats.money(value)}`)
              .join(" · ")}
          </Text>
        ) : null}
      </Stack>
    </Paper>
  );
}
