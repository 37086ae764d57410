import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";

import type { BoughtItem } from "../model/purchase-values";

export const FindBoughtItems = graphql(`
  query FindBoughtItems($search: String) {
    items(filters: { search: $search, isActive: true }, ordering: [{ name: ASC }], first: 20) {
      edges {
        node {
          id
          sku
          displayName
          itemClass
          tracking
          metal
          fineness
          grossWeight
          stoneWeight
        }
      }
    }
  }
`);

interface ItemSelectProps {
  item: BoughtItem | null;
  onChoose: (item: BoughtItem | null) => void;
}

/** The coin or piece of the catalogue that lies on the counter; nothing where it is old metal. */
export function ItemSelect({ item, onChoose }: ItemSelectProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text, 200);
  const { data } = useQuery({
    ...documentQuery(FindBoughtItems, { search: search || null }),
    placeholderData: keepPreviousData,
  });
  // Scrap of the catalogue is where old metal goes by itself; what has no metal is not bought here.
  const found = (data?.items.edges ?? []).flatMap(({ node: { itemClass, ...node } }) => {
    const { metal, fineness } = node;
    return itemClass === "SCRAP" || !metal || !fineness ? [] : [{ ...node, metal, fineness }];
  });
  const known = item && !found.some(({ id }) => id === item.id) ? [item, ...found] : found;
  return (
    <Select
      label={t`Coin or piece`}
      placeholder={t`Old metal`}
      description={t`Leave it empty for old metal: it goes into stock as scrap.`}
      inputWrapperOrder={["label", "input", "description", "error"]}
      nothingFoundMessage={t`Nothing in the catalogue matches`}
      searchable
      clearable
      data={known.map(({ id, displayName, sku }) => ({
        value: id,
        label: `${displayName} · ${sku}`,
      }))}
      // The server has already found the matches, in every spelling.
      filter={({ options }) => options}
      onSearchChange={setText}
      value={item?.id ?? null}
      onChange={(id) => onChoose(known.find((one) => one.id === id) ?? null)}
    />
  );
}
