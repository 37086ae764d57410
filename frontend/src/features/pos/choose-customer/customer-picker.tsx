import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, CloseButton, Group, Select, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconUser, IconUserPlus } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useCan } from "@/lib/viewer";

import type { Cart } from "../model/cart";

export const FindCustomers = graphql(`
  query FindCustomers($search: String) {
    customers(filters: { search: $search }, first: 10) {
      edges {
        node {
          id
          name
          phone
        }
      }
    }
  }
`);

interface CustomerPickerProps {
  customer: Cart["customer"];
  onChoose: (customer: Cart["customer"]) => void;
  /** Takes down a new customer; left out where that is not offered. */
  onAdd?: () => void;
}

/** Who is buying; a sale may also be made to nobody in particular. */
export function CustomerPicker({ customer, onChoose, onAdd }: CustomerPickerProps) {
  const { t } = useLingui();
  const adds = useCan("customers.change");
  const [choosing, setChoosing] = useState(false);

  if (customer) {
    return (
      <Group justify="space-between" wrap="nowrap">
        <Group gap="xs" wrap="nowrap">
          <IconUser size={18} aria-hidden />
          <Text fw={500}>{customer.name}</Text>
        </Group>
        <CloseButton aria-label={t`No customer`} onClick={() => onChoose(null)} />
      </Group>
    );
  }
  return (
    <Group gap="xs" wrap="nowrap">
      {choosing ? (
        <CustomerSearch
          onChoose={(chosen) => {
            setChoosing(false);
            onChoose(chosen);
          }}
        />
      ) : (
        <Button
          variant="light"
          flex={1}
          leftSection={<IconUser size={16} aria-hidden />}
          onClick={() => setChoosing(true)}
        >
          <Trans>Choose a customer</Trans>
        </Button>
      )}
      {adds && onAdd ? (
        <ActionIcon variant="light" size={36} aria-label={t`New customer`} onClick={onAdd}>
          <IconUserPlus size={18} />
        </ActionIcon>
      ) : null}
    </Group>
  );
}

function CustomerSearch({ onChoose }: Pick<CustomerPickerProps, "onChoose">) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text, 200);
  const { data } = useQuery({
    ...documentQuery(FindCustomers, { search: search || null }),
    placeholderData: keepPreviousData,
  });
  const found = data?.customers.edges.map(({ node }) => node) ?? [];
  return (
    <Select
      flex={1}
      autoFocus
      searchable
      aria-label={t`Customer`}
      placeholder={t`Name or phone`}
      nothingFoundMessage={t`Nobody matches`}
      data={found.map(({ id, name, phone }) => ({
        value: id,
        label: [name, phone].filter(Boolean).join(" · "),
      }))}
      // The server has already found the matches, by phone and by every spelling of the name.
      filter={({ options }) => options}
      searchValue={text}
      onSearchChange={setText}
      onChange={(id) => onChoose(found.find((customer) => customer.id === id) ?? null)}
    />
  );
}
