import { useLingui } from "@lingui/react/macro";
import { Group, Select, Switch } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { itemClassLabels, metalLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { SearchInput } from "@/ui/search-input";

import type { ItemsOrder, ItemsSearch } from "../model/items-search";

export const ItemFiltersFragment = graphql(`
  fragment ItemFilters_categories on CategoryConnection {
    edges {
      node {
        id
        name
        depth
      }
    }
  }
`);

interface ItemFiltersProps {
  categories: FragmentType<typeof ItemFiltersFragment> | undefined;
  search: ItemsSearch;
  onChange: (change: Partial<ItemsSearch>) => void;
}

/** Narrows the list of items; what is chosen stays in the address bar. */
export function ItemFilters({ categories, search, onChange }: ItemFiltersProps) {
  const { t } = useLingui();
  const [text, setText] = useState(search.q ?? "");
  const searchSoon = useDebouncedCallback((q: string) => onChange({ q: q || undefined }), 250);
  const found = readFragment(ItemFiltersFragment, categories)?.edges ?? [];
  const orders: { value: ItemsOrder; label: string }[] = [
    { value: "newest", label: t`Newest first` },
    { value: "name", label: t`By name` },
    { value: "sku", label: t`By SKU` },
    { value: "heaviest", label: t`Heaviest first` },
  ];
  return (
    <Group gap="xs" mb="sm">
      <SearchInput
        label={t`Search name, SKU or barcode`}
        placeholder={t`Name, SKU, barcode, or 18k 3-5g`}
        value={text}
        onChange={(value) => {
          setText(value);
          searchSoon(value);
        }}
        flex={{ base: "1 0 100%", sm: "1 1 16rem" }}
      />
      <Select
        aria-label={t`Kind`}
        placeholder={t`Every kind`}
        data={useChoices(itemClassLabels)}
        value={search.itemClass ?? null}
        onChange={(itemClass) => onChange({ itemClass: itemClass ?? undefined })}
        clearable
        w={150}
      />
      <Select
        aria-label={t`Metal`}
        placeholder={t`Every metal`}
        data={useChoices(metalLabels)}
        value={search.metal ?? null}
        onChange={(metal) => onChange({ metal: metal ?? undefined })}
        clearable
        w={140}
      />
      <Select
        aria-label={t`Category`}
        placeholder={t`Every category`}
        data={found.map(({ node }) => ({
          value: node.id,
          label: `${"– ".repeat(node.depth)}${node.name}`,
        }))}
        value={search.category ?? null}
        onChange={(category) => onChange({ category: category ?? undefined })}
        clearable
        searchable
        w={170}
      />
      <Select
        aria-label={t`Order`}
        data={orders}
        value={search.order ?? "newest"}
        onChange={(order) => onChange({ order: order ?? undefined })}
        allowDeselect={false}
        w={150}
      />
      <Switch
        label={t`In stock only`}
        checked={search.inStock ?? false}
        aria-checked={search.inStock ?? false}
        onChange={(event) => onChange({ inStock: event.currentTarget.checked || undefined })}
      />
    </Group>
  );
}
