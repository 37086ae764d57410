import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Checkbox, Text } from "@mantine/core";
import { IconDiamond } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { ItemTable_ItemFragment } from "@/gql/graphql";
import { itemClassLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { useMetalName } from "@/lib/use-metal-name";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";
import { WeightText } from "@/ui/weight-text";

export const ItemTableFragment = graphql(`
  fragment ItemTable_item on Item {
    id
    sku
    displayName
    itemClass
    tracking
    metal
    karat
    fineness
    netWeight
    inStock
    isActive
    category {
      id
      name
    }
  }
`);

interface ItemTableProps {
  items: readonly FragmentType<typeof ItemTableFragment>[] | undefined;
  footer: ReactNode;
  /** Which items are ticked; without it there is nothing to tick. */
  choice?: ItemChoice | undefined;
}

interface ItemChoice {
  chosen: ReadonlySet<string>;
  onToggle: (itemId: string) => void;
}

export function ItemTable({ items, footer, choice }: ItemTableProps) {
  const { t } = useLingui();
  const columns = useColumns();
  const tick = useTickColumn(choice);
  return (
    <DataTable
      label={t`Items`}
      columns={tick ? [tick, ...columns] : columns}
      rows={items && readFragment(ItemTableFragment, items)}
      rowKey={(item) => item.id}
      footer={footer}
      empty={
        <EmptyState icon={<IconDiamond size={26} />} title={<Trans>No item matches</Trans>}>
          <Text size="sm" c="dimmed">
            <Trans>Change the search, or add the first item.</Trans>
          </Text>
        </EmptyState>
      }
    />
  );
}

function useTickColumn(choice?: ItemChoice): Column<ItemTable_ItemFragment> | undefined {
  const { t } = useLingui();
  if (!choice) return undefined;
  return {
    key: "chosen",
    header: "",
    cell: (item) => (
      <Checkbox
        aria-label={t`Choose ${{ name: item.displayName }}`}
        checked={choice.chosen.has(item.id)}
        onChange={() => choice.onToggle(item.id)}
      />
    ),
  };
}

function useColumns(): Column<ItemTable_ItemFragment>[] {
  const { t } = useLingui();
  const { metalName } = useMetalName();
  return [
    {
      key: "name",
      header: t`Item`,
      cell: (item) => (
        <>
          <AnchorLink to="/items/$itemId" params={{ itemId: item.id }} fw={500}>
            {item.displayName}
          </AnchorLink>
          <Text size="xs" c="dimmed">
            <bdi>{item.sku}</bdi>
            {item.category ? ` · ${item.category.name}` : null}
          </Text>
        </>
      ),
    },
    {
      key: "class",
      header: t`Kind`,
      visibleFrom: "md",
      cell: (item) => t(itemClassLabels[item.itemClass]),
    },
    {
      key: "metal",
      header: t`Metal`,
      visibleFrom: "sm",
      cell: metalName,
    },
    {
      key: "weight",
      header: t`Net weight`,
      align: "end",
      visibleFrom: "sm",
      cell: (item) => (hasOwnWeight(item) ? <WeightText grams={item.netWeight} /> : "–"),
    },
    { key: "stock", header: t`In stock`, align: "end", cell: (item) => <InStock item={item} /> },
  ];
}

/** What is sold by weight has none before it is put on the scale. */
function hasOwnWeight({ metal, tracking }: ItemTable_ItemFragment): boolean {
  return metal !== null && tracking !== "WEIGHT";
}

function InStock({ item }: { item: ItemTable_ItemFragment }) {
  const formats = useFormats();
  if (!item.isActive) {
    return (
      <Badge variant="default">
        <Trans>Not for sale</Trans>
      </Badge>
    );
  }
  return item.tracking === "WEIGHT" ? (
    <WeightText grams={item.inStock} />
  ) : (
    formats.number(item.inStock)
  );
}
