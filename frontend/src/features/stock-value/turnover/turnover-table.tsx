import { Trans, useLingui } from "@lingui/react/macro";
import { IconRefresh } from "@tabler/icons-react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { StockGroup, TurnoverTable_TurnoverFragment } from "@/gql/graphql";
import { metalLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { MoneyText } from "@/ui/money-text";
import { WeightText } from "@/ui/weight-text";

import { stockGroupLabels } from "../model/labels";

export const TurnoverFragment = graphql(`
  fragment TurnoverTable_turnover on StockTurnover {
    group
    groupId
    metal
    times
    opening {
      fineWeight
      cost
    }
    closing {
      fineWeight
      cost
    }
    sold {
      pieces
      fineWeight
      cost
    }
  }
`);

type Row = TurnoverTable_TurnoverFragment;

interface TurnoverTableProps {
  by: StockGroup;
  rows: readonly FragmentType<typeof TurnoverFragment>[] | undefined;
}

/** How often the stock was sold: grams of metal against grams, and the cost of goods without metal against cost. */
export function TurnoverTable({ by, rows }: TurnoverTableProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const amount = (row: Row, of: "opening" | "closing" | "sold") =>
    row.metal ? <WeightText grams={row[of].fineWeight} /> : <MoneyText amount={row[of].cost} />;
  const columns: Column<Row>[] = [
    ...(by === "METAL"
      ? []
      : [
          {
            key: "group",
            header: t(stockGroupLabels[by]),
            cell: (row: Row) => row.group || "–",
          },
        ]),
    {
      key: "metal",
      header: t`Metal`,
      cell: (row) => (row.metal ? t(metalLabels[row.metal]) : t`Without metal`),
    },
    {
      key: "opening",
      header: t`At the start`,
      align: "end",
      visibleFrom: "sm",
      cell: (row) => amount(row, "opening"),
    },
    { key: "sold", header: t`Sold`, align: "end", cell: (row) => amount(row, "sold") },
    {
      key: "closing",
      header: t`At the end`,
      align: "end",
      visibleFrom: "sm",
      cell: (row) => amount(row, "closing"),
    },
    {
      key: "times",
      header: t`Times sold`,
      align: "end",
      cell: (row) => (row.times === null ? "–" : formats.number(row.times)),
    },
  ];
  return (
    <DataTable
      label={t`Turnover`}
      columns={columns}
      rows={rows && readFragment(TurnoverFragment, rows)}
      rowKey={({ groupId, metal }) => `${groupId} ${metal}`}
      empty={
        <EmptyState
          icon={<IconRefresh size={26} />}
          title={<Trans>There was no stock in these days</Trans>}
        />
      }
    />
  );
}
