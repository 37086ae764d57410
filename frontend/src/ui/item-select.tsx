import { useLingui } from "@lingui/react/macro";
import { Select, type SelectProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import type { ItemFilter, Tracking } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import type { Weight } from "@/lib/weight";

export const PickItems = graphql(`
  query PickItems($filters: ItemFilter) {
    items(filters: $filters, ordering: [{ name: ASC }], first: 20) {
      edges {
        node {
          id
          sku
          displayName
          tracking
          inStock
        }
      }
    }
  }
`);

export interface PickedItem {
  id: string;
  sku: string;
  displayName: string;
  tracking: Tracking;
  inStock: Weight;
}

interface ItemSelectProps extends Omit<
  SelectProps,
  "data" | "value" | "onChange" | "filter" | "onSearchChange" | "searchable"
> {
  item: PickedItem | null;
  onPick: (item: PickedItem | null) => void;
  /** What beside the search an item must be. */
  among?: ItemFilter;
}

/** Finds an item of the catalogue by a part of its name or code. */
export function ItemSelect({ item, onPick, among, ...props }: ItemSelectProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text, 200);
  const { data } = useQuery({
    ...documentQuery(PickItems, { filters: { ...among, search: search || null } }),
    placeholderData: keepPreviousData,
  });
  const found = data?.items.edges.map(({ node }) => node) ?? [];
  const known = item && !found.some(({ id }) => id === item.id) ? [item, ...found] : found;
  return (
    <Select
      label={t`Item`}
      nothingFoundMessage={t`Nothing in the catalogue matches`}
      {...props}
      searchable
      data={known.map(({ id, displayName, sku }) => ({
        value: id,
        label: `${displayName} · ${sku}`,
      }))}
      // The server has already found the matches, in every spelling.
      filter={({ options }) => options}
      onSearchChange={setText}
      value={item?.id ?? null}
      onChange={(id) => onPick(known.find((one) => one.id === id) ?? null)}
    />
  );
}
