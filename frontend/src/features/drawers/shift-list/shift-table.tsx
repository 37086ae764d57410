import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@mantine/core";
import { IconCashBanknote } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { ShiftTable_ShiftFragment } from "@/gql/graphql";
import { subtractMoney } from "@/lib/money";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";
import { MoneyText } from "@/ui/money-text";

export const ShiftTableFragment = graphql(`
  fragment ShiftTable_shift on Shift {
    id
    zNumber
    holderName
    openedAt
    closedAt
    countedCash
    expectedCash
    differs
    terminal {
      id
      name
    }
  }
`);

interface ShiftTableProps {
  shifts: readonly FragmentType<typeof ShiftTableFragment>[] | undefined;
  footer: ReactNode;
}

/** Closed shifts, with what differed. */
export function ShiftTable({ shifts, footer }: ShiftTableProps) {
  const { t } = useLingui();
  return (
    <DataTable
      label={t`Closed shifts`}
      columns={useColumns()}
      rows={shifts && readFragment(ShiftTableFragment, shifts)}
      rowKey={(shift) => shift.id}
      footer={footer}
      empty={
        <EmptyState icon={<IconCashBanknote size={26} />} title={<Trans>No shift matches</Trans>}>
          <Trans>Change the days, or show all of them.</Trans>
        </EmptyState>
      }
    />
  );
}

function useColumns(): Column<ShiftTable_ShiftFragment>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return [
    {
      key: "number",
      header: t`Z number`,
      cell: (shift) => (
        <AnchorLink to="/drawers/$shiftId" params={{ shiftId: shift.id }} fw={500}>
          {shift.zNumber === null ? "–" : formats.number(shift.zNumber)}
        </AnchorLink>
      ),
    },
    { key: "till", header: t`Till`, cell: (shift) => shift.terminal.name },
    { key: "holder", header: t`Cashier`, cell: (shift) => shift.holderName },
    {
      key: "opened",
      header: t`Opened`,
      visibleFrom: "md",
      cell: (shift) => formats.dateTime(shift.openedAt),
    },
    {
      key: "closed",
      header: t`Closed`,
      visibleFrom: "sm",
      cell: (shift) => (shift.closedAt === null ? "–" : formats.dateTime(shift.closedAt)),
    },
    {
      key: "state",
      header: t`State`,
      visibleFrom: "sm",
      cell: (shift) => (
        <Badge color={shift.differs ? "red" : "teal"} variant="light">
          {shift.differs ? t`Differs` : t`As expected`}
        </Badge>
      ),
    },
    {
      key: "difference",
      header: t`Cash difference`,
      align: "end",
      cell: ({ countedCash, expectedCash }) =>
        countedCash === null || expectedCash === null ? (
          "–"
        ) : (
          <MoneyText amount={subtractMoney(countedCash, expectedCash)} />
        ),
    },
  ];
}
