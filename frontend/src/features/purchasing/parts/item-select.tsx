import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";

export const FindGoods = graphql(`
  query FindGoods($search: String) {
    items(filters: { search: $search }, first: 10) {
      edges {
        node {
          id
          sku
          name
        }
      }
    }
  }
`);

export interface Goods {
  id: string;
  sku: string;
  name: string;
}

interface ItemSelectProps {
  item: Goods | null;
  error?: string | undefined;
  onChange: (item: Goods | null) => void;
}

/** Finds an item of the catalogue by name, SKU or barcode. */
export function ItemSelect({ item, error, onChange }: ItemSelectProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text, 200);
  const { data } = useQuery({
    ...documentQuery(FindGoods, { search: search || null }),
    placeholderData: keepPreviousData,
  });
  const found: Goods[] = data?.items.edges.map(({ node }) => node) ?? [];
  const known = item && !found.some(({ id }) => id === item.id) ? [item, ...found] : found;
  return (
    <Select
      label={t`Item`}
      placeholder={t`Name, SKU or barcode`}
      nothingFoundMessage={t`Nothing matches`}
      searchable
      clearable
      error={error}
      data={known.map(({ id, sku, name }) => ({ value: id, label: `${sku} · ${name}` }))}
      // The server has already found the matches, by every spelling of the name.
      filter={({ options }) => options}
      onSearchChange={setText}
      value={item?.id ?? null}
      onChange={(id) => onChange(known.find((one) => one.id === id) ?? null)}
    />
  );
}
