import { Trans, useLingui } from "@lingui/react/macro";
import { Group, Paper, Table, Text, Title } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { saleKindLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { AnchorLink } from "@/ui/links";
import { MoneyText } from "@/ui/money-text";

export const RecentSalesFragment = graphql(`
  fragment RecentSales_sales on SaleConnection {
    edges {
      node {
        id
        number
        kind
        total
        soldAt
        customer {
          id
          name
        }
      }
    }
  }
`);

/** The last visits to the till. */
export function RecentSales({ sales }: { sales: FragmentType<typeof RecentSalesFragment> }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { edges } = readFragment(RecentSalesFragment, sales);
  return (
    <Paper p="md" h="100%">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h5">
          <Trans>Last sales</Trans>
        </Title>
        <AnchorLink to="/sales" size="sm">
          <Trans>All sales</Trans>
        </AnchorLink>
      </Group>
      {edges.length === 0 ? (
        <Text c="dimmed" size="sm">
          <Trans>Nothing has been sold yet.</Trans>
        </Text>
      ) : (
        <Table verticalSpacing={6} horizontalSpacing={0}>
          <Table.Tbody>
            {edges.map(({ node: sale }) => (
              <Table.Tr key={sale.id}>
                <Table.Td>
                  <AnchorLink to="/sales/$saleId" params={{ saleId: sale.id }} size="sm">
                    <bdi>{sale.number}</bdi>
                  </AnchorLink>
                  <Text size="xs" c="dimmed">
                    {sale.customer?.name ?? t(saleKindLabels[sale.kind])}
                  </Text>
                </Table.Td>
                <Table.Td ta="end">
                  <MoneyText amount={sale.total} size="sm" />
                  <Text size="xs" c="dimmed">
                    {formats.dateTime(sale.soldAt)}
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
