import { Trans, useLingui } from "@lingui/react/macro";
import { Paper, Table } from "@mantine/core";
import { IconReportMoney } from "@tabler/icons-react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { ReportTable_LineFragment as Line } from "@/gql/graphql";
import { AmountText } from "@/ui/amount-text";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";

import type { PeriodSearch } from "../model/books-search";

export const ReportLineFragment = graphql(`
  fragment ReportTable_line on ReportLine {
    label
    code
    accountId
    commodity
    amount
    opening
    debit
    credit
  }
`);

export const ReportTableFragment = graphql(`
  fragment ReportTable_report on LedgerReport {
    hasTurnover
    sections {
      label
      lines {
        ...ReportTable_line
      }
      totals {
        ...ReportTable_line
      }
    }
    totals {
      ...ReportTable_line
    }
  }
`);

interface ReportTableProps {
  label: string;
  report: FragmentType<typeof ReportTableFragment>;
  /** The days, for the ledger behind each account. */
  search: PeriodSearch;
}

/** A report of the books: sections of accounts, each with its totals by currency and metal. */
export function ReportTable({ label, report, search }: ReportTableProps) {
  const { hasTurnover, sections, totals } = readFragment(ReportTableFragment, report);
  const linesOf = (rows: readonly FragmentType<typeof ReportLineFragment>[]) =>
    readFragment(ReportLineFragment, rows);
  const isEmpty = sections.every(({ lines }) => lines.length === 0);
  if (isEmpty) {
    return (
      <Paper>
        <EmptyState
          icon={<IconReportMoney size={26} />}
          title={<Trans>Nothing was posted in these days</Trans>}
        />
      </Paper>
    );
  }
  return (
    <Paper>
      <Table.ScrollContainer minWidth={0}>
        <Table aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Trans>Account</Trans>
              </Table.Th>
              {hasTurnover ? <TurnoverHeads /> : null}
              <Table.Th ta="end">
                {hasTurnover ? <Trans>Balance</Trans> : <Trans>Amount</Trans>}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sections.map((section) => (
              <SectionRows
                key={section.label}
                label={section.label}
                lines={linesOf(section.lines)}
                totals={linesOf(section.totals)}
                hasTurnover={hasTurnover}
                search={search}
              />
            ))}
            {hasTurnover
              ? null
              : linesOf(totals).map((line) => (
                  <LineRow
                    key={line.label + line.commodity}
                    line={line}
                    hasTurnover={hasTurnover}
                    search={search}
                    isTotal
                  />
                ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function TurnoverHeads() {
  return (
    <>
      <Table.Th ta="end">
        <Trans>Opening</Trans>
      </Table.Th>
      <Table.Th ta="end">
        <Trans>Debit</Trans>
      </Table.Th>
      <Table.Th ta="end">
        <Trans>Credit</Trans>
      </Table.Th>
    </>
  );
}

interface SectionRowsProps {
  label: string;
  lines: readonly Line[];
  totals: readonly Line[];
  hasTurnover: boolean;
  search: PeriodSearch;
}

function SectionRows({ label, lines, totals, hasTurnover, search }: SectionRowsProps) {
  return (
    <>
      {label === "" ? null : (
        <Table.Tr>
          <Table.Th colSpan={hasTurnover ? 5 : 2} scope="rowgroup">
            {label}
          </Table.Th>
        </Table.Tr>
      )}
      {lines.map((line) => (
        <LineRow
          key={line.label + line.code + line.commodity}
          line={line}
          hasTurnover={hasTurnover}
          search={search}
        />
      ))}
      {totals.map((line) => (
        <LineRow
          key={"total" + line.commodity}
          line={line}
          hasTurnover={hasTurnover}
          search={search}
          isTotal
        />
      ))}
    </>
  );
}

interface LineRowProps {
  line: Line;
  hasTurnover: boolean;
  search: PeriodSearch;
  isTotal?: boolean;
}

function LineRow({ line, hasTurnover, search, isTotal = false }: LineRowProps) {
  const { t } = useLingui();
  const amounts = hasTurnover
    ? [line.opening, line.debit, line.credit, line.amount]
    : [line.amount];
  const names = hasTurnover ? [t`Opening`, t`Debit`, t`Credit`, t`Balance`] : [t`Amount`];
  return (
    <Table.Tr fw={isTotal ? 600 : 400}>
      <Table.Td>
        {line.accountId ? (
          <AnchorLink
            to="/books/accounts/$accountId"
            params={{ accountId: line.accountId }}
            search={search}
          >
            <bdi>{line.code}</bdi> {line.label}
          </AnchorLink>
        ) : (
          line.label
        )}
      </Table.Td>
      {amounts.map((amount, place) => (
        <Table.Td key={names[place]} ta="end">
          <AmountText amount={amount ?? "0"} commodity={line.commodity} />
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
