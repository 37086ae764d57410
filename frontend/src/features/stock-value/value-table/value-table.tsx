import { Trans, useLingui } from "@lingui/react/macro";
import { IconScale } from "@tabler/icons-react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { StockGroup, ValueTable_ValueFragment } from "@/gql/graphql";
import { metalLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { MoneyText } from "@/ui/money-text";
import { WeightText } from "@/ui/weight-text";

import { stockGroupLabels } from "../model/labels";

export const ValueTableFragment = graphql(`
  fragment ValueTable_value on StockValue {
    rows {
      group
      groupId
      metal
      metalValue
      value
      sums {
        pieces
        grams
        fineWeight
        cost
      }
    }
    totals {
      group
      groupId
      metal
      metalValue
      value
      sums {
        pieces
        grams
        fineWeight
        cost
      }
    }
  }
`);

type Row = ValueTable_ValueFragment["rows"][number] & { isTotal?: boolean };

interface ValueTableProps {
  by: StockGroup;
  value: FragmentType<typeof ValueTableFragment> | undefined;
}

/** The stock by group and metal, and below it the sum of each metal. */
export function ValueTable({ by, value }: ValueTableProps) {
  const { t } = useLingui();
  const found = readFragment(ValueTableFragment, value);
  const totals = by === "METAL" ? [] : (found?.totals ?? []);
  return (
    <DataTable<Row>
      label={t`Value of the stock`}
      columns={useColumns(by)}
      rows={found && [...found.rows, ...totals.map((row) => ({ ...row, isTotal: true }))]}
      rowKey={({ groupId, metal, isTotal }) => `${groupId} ${metal} ${isTotal}`}
      empty={
        <EmptyState icon={<IconScale size={26} />} title={<Trans>Nothing is in stock</Trans>} />
      }
    />
  );
}

function useColumns(by: StockGroup): Column<Row>[] {
  const { t } = useLingui();
  const formats = useFormats();
  const metal: Column<Row> = {
    key: "metal",
    header: t`Metal`,
    cell: (row) => (row.metal ? t(metalLabels[row.metal]) : t`Without metal`),
  };
  const group: Column<Row> = {
    key: "group",
    header: t(stockGroupLabels[by]),
    cell: (row) => (row.isTotal ? <strong>{t`Total`}</strong> : row.group || "–"),
  };
  return [
    ...(by === "METAL" ? [metal] : [group, metal]),
    {
      key: "pieces",
      header: t`Pieces`,
      align: "end",
      visibleFrom: "sm",
      cell: (row) => formats.number(row.sums.pieces),
    },
    {
      key: "grams",
      header: t`By weight`,
      align: "end",
      visibleFrom: "md",
      cell: (row) => <WeightText grams={row.sums.grams} />,
    },
    {
      key: "fine",
      header: t`Fine weight`,
      align: "end",
      visibleFrom: "sm",
      cell: (row) => (row.metal ? <WeightText grams={row.sums.fineWeight} /> : "–"),
    },
    {
      key: "cost",
      header: t`Cost beside the metal`,
      align: "end",
      visibleFrom: "md",
      cell: (row) => <MoneyText amount={row.sums.cost} />,
    },
    {
      key: "metalValue",
      header: t`Metal at the rate`,
      align: "end",
      visibleFrom: "lg",
      cell: (row) => (row.metalValue === null ? t`No rate` : <MoneyText amount={row.metalValue} />),
    },
    {
      key: "value",
      header: t`Value`,
      align: "end",
      cell: (row) => (row.value === null ? t`No rate` : <MoneyText amount={row.value} />),
    },
  ];
}
