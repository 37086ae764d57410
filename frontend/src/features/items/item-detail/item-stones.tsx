import { Trans, useLingui } from "@lingui/react/macro";
import { Paper, Table, Title } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { stoneKindLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { MoneyText } from "@/ui/money-text";

export const ItemStonesFragment = graphql(`
  fragment ItemStones_stone on Stone {
    id
    kind
    count
    carat
    cut
    colour
    clarity
    certificateLab
    certificateNumber
    price
  }
`);

/** The stones set in an item, with what grades them. */
export function ItemStones({
  stones,
}: {
  stones: readonly FragmentType<typeof ItemStonesFragment>[];
}) {
  const { t } = useLingui();
  const formats = useFormats();
  const rows = readFragment(ItemStonesFragment, stones);
  if (rows.length === 0) return null;
  return (
    <Paper p="lg">
      <Title order={2} size="h5" mb="sm">
        <Trans>Stones</Trans>
      </Title>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t`Stone`}</Table.Th>
              <Table.Th>{t`Carat`}</Table.Th>
              <Table.Th>{t`Grade`}</Table.Th>
              <Table.Th>{t`Certificate`}</Table.Th>
              <Table.Th ta="end">{t`Price`}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((stone) => (
              <Table.Tr key={stone.id}>
                <Table.Td>
                  {formats.number(stone.count)} × {t(stoneKindLabels[stone.kind])}
                </Table.Td>
                <Table.Td>{stone.carat && formats.number(stone.carat)}</Table.Td>
                <Table.Td>
                  {[stone.cut, stone.colour, stone.clarity].filter(Boolean).join(" · ")}
                </Table.Td>
                <Table.Td>
                  <bdi>
                    {[stone.certificateLab, stone.certificateNumber].filter(Boolean).join(" ")}
                  </bdi>
                </Table.Td>
                <Table.Td ta="end">
                  <MoneyText amount={stone.price} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
