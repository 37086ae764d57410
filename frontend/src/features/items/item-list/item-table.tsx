import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Checkbox, Group, Text } from "@mantine/core";
import { IconDiamond } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { ItemTable_ItemFragment } from "@/gql/graphql";
import { itemClassLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { useMetalName } from "@/lib/use-metal-name";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { ItemThumbnail } from "@/ui/item-thumbnail";
import { AnchorLink } from "@/ui/links";
import { WeightText } from "@/ui/weight-text";

export const ItemTableFragment = graphql(`
  fragment ItemTable_item on Item {
    id
    sku
    displayName
    thumbnailUrl
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

/** Which items are ticked; without it the list has no boxes. */
interface ItemSelection {
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

interface ItemTableProps {
  items: readonly FragmentType<typeof ItemTableFragment>[] | undefined;
  selection: ItemSelection | undefined;
  footer: ReactNode;
}

export function ItemTable({ items, selection, footer }: ItemTableProps) {
  const { t } = useLingui();
  const boxes = useBoxes(selection, items && readFragment(ItemTableFragment, items));
  return (
    <DataTable
      label={t`Items`}
      columns={[...boxes, ...useColumns()]}
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

function useBoxes(
  selection: ItemSelection | undefined,
  items: readonly ItemTable_ItemFragment[] = [],
): Column<ItemTable_ItemFragment>[] {
  const { t } = useLingui();
  if (!selection) return [];
  const { chosen, onChange } = selection;
  const ticked = items.filter(({ id }) => chosen.has(id)).length;
  const turn = (ids: string[], isOn: boolean) => {
    const others = [...chosen].filter((id) => !ids.includes(id));
    onChange(new Set(isOn ? [...others, ...ids] : others));
  };
  return [
    {
      key: "chosen",
      header: (
        <Checkbox
          aria-label={t`Choose all of this page`}
          checked={items.length > 0 && ticked === items.length}
          indeterminate={ticked > 0 && ticked < items.length}
          onChange={(event) =>
            turn(
              items.map(({ id }) => id),
              event.currentTarget.checked,
            )
          }
        />
      ),
      cell: ({ id, sku }) => (
        <Checkbox
          aria-label={t`Choose ${sku}`}
          checked={chosen.has(id)}
          onChange={(event) => turn([id], event.currentTarget.checked)}
        />
      ),
    },
  ];
}

function useColumns(): Column<ItemTable_ItemFragment>[] {
  const { t } = useLingui();
  const { metalName } = useMetalName();
  return [
    {
      key: "name",
      header: t`Item`,
      cell: (item) => (
        <Group gap="sm" wrap="nowrap">
          <ItemThumbnail address={item.thumbnailUrl} />
          <div>
            <AnchorLink to="/items/$itemId" params={{ itemId: item.id }} fw={500}>
              {item.displayName}
            </AnchorLink>
            <Text size="xs" c="dimmed">
              <bdi>{item.sku}</bdi>
              {item.category ? ` · ${item.category.name}` : null}
            </Text>
          </div>
        </Group>
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
