import { Trans, useLingui } from "@lingui/react/macro";
import { Paper, Table, Text, Title } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { movementKindLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { WeightText } from "@/ui/weight-text";

export const ItemMovementsFragment = graphql(`
  fragment ItemMovements_movements on StockMovementConnection {
    edges {
      node {
        id
        kind
        quantity
        fineWeight
        reason
        movedAt
        branch {
          id
          name
        }
      }
    }
  }
`);

/** What came and went, newest first. */
export function ItemMovements({
  movements,
}: {
  movements: FragmentType<typeof ItemMovementsFragment>;
}) {
  const { t } = useLingui();
  const formats = useFormats();
  const { edges } = readFragment(ItemMovementsFragment, movements);
  if (edges.length === 0) return null;
  return (
    <Paper p="lg">
      <Title order={2} size="h5" mb="sm">
        <Trans>Movements</Trans>
      </Title>
      <Table>
        <Table.Tbody>
          {edges.map(({ node: movement }) => (
            <Table.Tr key={movement.id}>
              <Table.Td>
                <Text size="sm">{t(movementKindLabels[movement.kind])}</Text>
                <Text size="xs" c="dimmed">
                  {[movement.branch.name, movement.reason].filter(Boolean).join(" · ")}
                </Text>
              </Table.Td>
              <Table.Td>{formats.dateTime(movement.movedAt)}</Table.Td>
              <Table.Td ta="end">
                {movement.kind === "CORRECTION" ? (
                  <WeightText grams={movement.fineWeight} />
                ) : (
                  <bdi>{formats.change(movement.quantity)}</bdi>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
