import { Trans } from "@lingui/react/macro";
import { Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { useFormats } from "@/lib/use-formats";

export const ItemStockFragment = graphql(`
  fragment ItemStock_item on Item {
    inStock
    levels {
      quantity
      branch {
        id
        name
      }
    }
  }
`);

interface ItemStockProps {
  item: FragmentType<typeof ItemStockFragment>;
  actions: ReactNode;
}

/** How much there is, branch by branch. */
export function ItemStock({ item, actions }: ItemStockProps) {
  const formats = useFormats();
  const { inStock, levels } = readFragment(ItemStockFragment, item);
  return (
    <Paper p="lg">
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} size="h5">
            <Trans>In stock</Trans>
          </Title>
          {actions}
        </Group>
        <Text size="xl" fw={600}>
          {formats.number(inStock)}
        </Text>
        {levels.map(({ branch, quantity }) => (
          <Group key={branch.id} justify="space-between">
            <Text size="sm">{branch.name}</Text>
            <Text size="sm">{formats.number(quantity)}</Text>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
