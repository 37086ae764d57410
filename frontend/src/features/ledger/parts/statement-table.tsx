import { Trans, useLingui } from "@lingui/react/macro";
import { Group, Text } from "@mantine/core";
import { IconListDetails } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { StatementTable_StatementFragment as Statement } from "@/gql/graphql";
import { compareDecimals, difference } from "@/lib/decimal";
import { useFormats } from "@/lib/use-formats";
import { AmountText } from "@/ui/amount-text";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";

import { postingEventLabels } from "../model/labels";

export const StatementTableFragment = graphql(`
  fragment StatementTable_statement on LedgerStatement {
    opening {
      commodity
      amount
    }
    lines {
      id
      entryId
      event
      note
      postedOn
      account {
        id
        name
      }
      commodity
      amount
      balance
    }
  }
`);

type Line = Statement["lines"][number];

interface StatementTableProps {
  label: string;
  statement: FragmentType<typeof StatementTableFragment> | undefined;
  /** Name the account of each line: a customer's statement runs over several. */
  withAccounts?: boolean;
  footer: ReactNode;
}

/** Lines of the books with the balance they lead to. */
export function StatementTable({
  label,
  statement,
  withAccounts = false,
  footer,
}: StatementTableProps) {
  const page = readFragment(StatementTableFragment, statement);
  return (
    <>
      {page && page.opening.length > 0 ? (
        <Group gap="md" mb="xs">
          <Text size="sm" c="dimmed">
            <Trans>Brought forward</Trans>
          </Text>
          {page.opening.map(({ commodity, amount }) => (
            <AmountText key={commodity} amount={amount} commodity={commodity} size="sm" fw={600} />
          ))}
        </Group>
      ) : null}
      <DataTable
        label={label}
        columns={useColumns(withAccounts)}
        rows={page?.lines}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={<IconListDetails size={26} />}
            title={<Trans>Nothing was posted in these days</Trans>}
          />
        }
        footer={footer}
      />
    </>
  );
}

function useColumns(withAccounts: boolean): Column<Line>[] {
  const { t } = useLingui();
  const formats = useFormats();
  const account: Column<Line> = {
    key: "account",
    header: t`Account`,
    cell: (line) => line.account.name,
  };
  return [
    { key: "day", header: t`Day`, cell: ({ postedOn }) => formats.day(postedOn) },
    {
      key: "event",
      header: t`Event`,
      cell: ({ entryId, event }) => (
        <AnchorLink to="/books/journal/$entryId" params={{ entryId }}>
          {t(postingEventLabels[event])}
        </AnchorLink>
      ),
    },
    ...(withAccounts ? [account] : []),
    { key: "note", header: t`Note`, visibleFrom: "md", cell: ({ note }) => note },
    {
      key: "debit",
      header: t`Debit`,
      align: "end",
      cell: ({ amount, commodity }) =>
        compareDecimals(amount, "0") > 0 ? (
          <AmountText amount={amount} commodity={commodity} />
        ) : null,
    },
    {
      key: "credit",
      header: t`Credit`,
      align: "end",
      cell: ({ amount, commodity }) =>
        compareDecimals(amount, "0") < 0 ? (
          <AmountText amount={difference("0", amount)} commodity={commodity} />
        ) : null,
    },
    {
      key: "balance",
      header: t`Balance`,
      align: "end",
      cell: ({ balance, commodity }) => <AmountText amount={balance} commodity={commodity} />,
    },
  ];
}
