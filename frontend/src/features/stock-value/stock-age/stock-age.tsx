import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { IconHourglass } from "@tabler/icons-react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { DeadStockTable_LevelFragment, StockAgeTable_AgeFragment } from "@/gql/graphql";
import { metalLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";
import { MoneyText } from "@/ui/money-text";
import { WeightText } from "@/ui/weight-text";

export const StockAgeFragment = graphql(`
  fragment StockAgeTable_age on StockAge {
    fromDays
    toDays
    metal
    sums {
      pieces
      grams
      fineWeight
      cost
    }
  }
`);

export const DeadStockFragment = graphql(`
  fragment DeadStockTable_level on DeadStock {
    quantity
    fineWeight
    cost
    item {
      id
      sku
      displayName
    }
    branch {
      id
      name
    }
  }
`);

/** How long the stock has been in its branch. */
export function StockAgeTable({
  ages,
}: {
  ages: readonly FragmentType<typeof StockAgeFragment>[] | undefined;
}) {
  const { t } = useLingui();
  const formats = useFormats();
  const columns: Column<StockAgeTable_AgeFragment>[] = [
    {
      key: "days",
      header: t`Days here`,
      cell: ({ fromDays, toDays }) => {
        const from = formats.number(fromDays);
        const to = toDays === null ? null : formats.number(toDays);
        return to === null ? (
          <Trans>{from} and more</Trans>
        ) : (
          <Trans>
            {from} to {to}
          </Trans>
        );
      },
    },
    {
      key: "metal",
      header: t`Metal`,
      cell: ({ metal }) => (metal ? t(metalLabels[metal]) : t`Without metal`),
    },
    {
      key: "pieces",
      header: t`Pieces`,
      align: "end",
      cell: ({ sums }) => formats.number(sums.pieces),
    },
    {
      key: "grams",
      header: t`By weight`,
      align: "end",
      visibleFrom: "sm",
      cell: ({ sums }) => <WeightText grams={sums.grams} />,
    },
    {
      key: "fine",
      header: t`Fine weight`,
      align: "end",
      cell: ({ metal, sums }) => (metal ? <WeightText grams={sums.fineWeight} /> : "–"),
    },
    {
      key: "cost",
      header: t`Cost beside the metal`,
      align: "end",
      visibleFrom: "sm",
      cell: ({ sums }) => <MoneyText amount={sums.cost} />,
    },
  ];
  return (
    <DataTable
      label={t`Age of the stock`}
      columns={columns}
      rows={ages && readFragment(StockAgeFragment, ages)}
      rowKey={({ fromDays, metal }) => `${fromDays} ${metal}`}
      empty={
        <EmptyState icon={<IconHourglass size={26} />} title={<Trans>Nothing is in stock</Trans>} />
      }
    />
  );
}

/** What nobody bought, moved or counted anew for long. */
export function DeadStockTable({
  levels,
}: {
  levels: readonly FragmentType<typeof DeadStockFragment>[] | undefined;
}) {
  const { t } = useLingui();
  const formats = useFormats();
  const columns: Column<DeadStockTable_LevelFragment>[] = [
    {
      key: "item",
      header: t`Item`,
      cell: ({ item, branch }) => (
        <>
          <AnchorLink to="/items/$itemId" params={{ itemId: item.id }} fw={500}>
            {item.displayName}
          </AnchorLink>
          <Text size="xs" c="dimmed">
            <bdi>{item.sku}</bdi> · {branch.name}
          </Text>
        </>
      ),
    },
    {
      key: "quantity",
      header: t`In stock`,
      align: "end",
      cell: ({ quantity }) => formats.number(quantity),
    },
    {
      key: "fine",
      header: t`Fine weight`,
      align: "end",
      visibleFrom: "sm",
      cell: ({ fineWeight }) => <WeightText grams={fineWeight} />,
    },
    {
      key: "cost",
      header: t`Cost beside the metal`,
      align: "end",
      visibleFrom: "sm",
      cell: ({ cost }) => <MoneyText amount={cost} />,
    },
  ];
  return (
    <DataTable
      label={t`Dead stock`}
      columns={columns}
      rows={levels && readFragment(DeadStockFragment, levels)}
      rowKey={({ item, branch }) => `${item.id} ${branch.id}`}
      empty={
        <EmptyState
          icon={<IconHourglass size={26} />}
          title={<Trans>Everything moved in these days</Trans>}
        />
      }
    />
  );
}
