import { Trans } from "@lingui/react/macro";
import { Paper, Table, Text, Title } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { useFormats } from "@/lib/use-formats";
import { AnchorLink } from "@/ui/links";

export const LowStockFragment = graphql(`
  fragment LowStock_entry on LowStock {
    quantity
    lowStockAt
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

type Entry = FragmentType<typeof LowStockFragment>;

/** What has to be ordered or made before it runs out. */
export function LowStock({ entries }: { entries: readonly Entry[] }) {
  const formats = useFormats();
  const rows = readFragment(LowStockFragment, entries);
  return (
    <Paper p="md" h="100%">
      <Title order={2} size="h5" mb="sm">
        <Trans>Running low</Trans>
      </Title>
      {rows.length === 0 ? (
        <Text c="dimmed" size="sm">
          <Trans>Nothing is below its limit.</Trans>
        </Text>
      ) : (
        <Table verticalSpacing={6} horizontalSpacing={0}>
          <Table.Tbody>
            {rows.map(({ item, branch, quantity, lowStockAt }) => (
              <Table.Tr key={`${item.id} ${branch.id}`}>
                <Table.Td>
                  <AnchorLink to="/items/$itemId" params={{ itemId: item.id }} size="sm">
                    {item.displayName}
                  </AnchorLink>
                  <Text size="xs" c="dimmed">
                    {item.sku} · {branch.name}
                  </Text>
                </Table.Td>
                <Table.Td ta="end">
                  <Text size="sm">
                    <OfLimit
                      quantity={formats.number(quantity)}
                      limit={formats.number(lowStockAt)}
                    />
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Paper>
  );
}

function OfLimit({ quantity, limit }: { quantity: string; limit: string }) {
  return (
    <Trans>
      {quantity} of {limit}
    </Trans>
  );
}
