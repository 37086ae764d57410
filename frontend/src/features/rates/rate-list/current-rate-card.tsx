import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Group, Paper, Stack, Table, Text } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { metalLabels, unitLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { useMetalName } from "@/lib/use-metal-name";
import { useNow } from "@/lib/use-now";
import { MoneyText } from "@/ui/money-text";

export const CurrentRateCardFragment = graphql(`
  fragment CurrentRateCard_rate on CurrentRate {
    metal
    quotedAt
    source
    isStale
    isOwn
    changePercent
    karats {
      karat
      fineness
      perGram
      boughtPerGram
    }
    units {
      unit
      fineness
      amount
    }
  }
`);

/** The rate in force of one metal, at the usual finenesses. */
export function CurrentRateCard({
  rate: masked,
}: {
  rate: FragmentType<typeof CurrentRateCardFragment>;
}) {
  const { t } = useLingui();
  const formats = useFormats();
  const { karatName } = useMetalName();
  const now = useNow(10_000);
  const rate = readFragment(CurrentRateCardFragment, masked);
  return (
    <Paper p="lg">
      <Group justify="space-between" mb="xs">
        <Text fw={600}>{t(metalLabels[rate.metal])}</Text>
        <Badge color={rate.isStale ? "red" : "teal"} variant="light" tt="none">
          {formats.age(rate.quotedAt, now)}
        </Badge>
      </Group>
      <Table verticalSpacing={4} horizontalSpacing={0}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Trans>Karat</Trans>
            </Table.Th>
            <Table.Th>‰</Table.Th>
            <Table.Th ta="end">
              <Trans>We sell</Trans>
            </Table.Th>
            <Table.Th ta="end">
              <Trans>We buy</Trans>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rate.karats.map(({ karat, fineness, perGram, boughtPerGram }) => (
            <Table.Tr key={karat}>
              <Table.Td>{karatName(karat)}</Table.Td>
              <Table.Td c="dimmed">{formats.number(fineness)}‰</Table.Td>
              <Table.Td ta="end">
                <MoneyText amount={perGram} fw={500} />
              </Table.Td>
              <Table.Td ta="end">
                <MoneyText amount={boughtPerGram} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Stack gap={0} mt="xs">
        {rate.units.map(({ unit, fineness, amount }) => (
          <Group key={unit} justify="space-between">
            <Text size="sm">
              {t(unitLabels[unit])} <bdi>{formats.number(fineness)}‰</bdi>
            </Text>
            <MoneyText amount={amount} />
          </Group>
        ))}
        <Text size="xs" c="dimmed">
          {rate.isOwn ? <Trans>Our own board</Trans> : <bdi>{rate.source}</bdi>} ·{" "}
          <bdi>{formats.dateTime(rate.quotedAt)}</bdi>
          {rate.changePercent ? (
            <>
              {" "}
              · <bdi>{formats.percentChange(rate.changePercent)}</bdi>
            </>
          ) : null}
        </Text>
        {rate.isStale ? (
          <Text size="xs" c="red">
            <Trans>Too old to sell with. Set a rate or wait for the next one.</Trans>
          </Text>
        ) : null}
      </Stack>
    </Paper>
  );
}
