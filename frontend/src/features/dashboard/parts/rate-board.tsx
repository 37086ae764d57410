import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { metalLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { useMetalName } from "@/lib/use-metal-name";
import { useNow } from "@/lib/use-now";
import { AnchorLink } from "@/ui/links";
import { MoneyText } from "@/ui/money-text";

export const RateBoardFragment = graphql(`
  fragment RateBoard_rate on CurrentRate {
    metal
    quotedAt
    isStale
    karats {
      karat
      fineness
      perGram
    }
  }
`);

type Rate = FragmentType<typeof RateBoardFragment>;

/** What a gram costs now, at the finenesses people ask for. */
export function RateBoard({ rates }: { rates: readonly Rate[] }) {
  return (
    <Paper p="md" h="100%">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h5">
          <Trans>Rates per gram</Trans>
        </Title>
        <AnchorLink to="/rates" size="sm">
          <Trans>All rates</Trans>
        </AnchorLink>
      </Group>
      {rates.length === 0 ? (
        <Text c="dimmed" size="sm">
          <Trans>No rate yet: nothing can be priced before one is set.</Trans>
        </Text>
      ) : (
        <Stack>
          {rates.map((rate, index) => (
            <MetalRates key={index} rate={rate} />
          ))}
        </Stack>
      )}
    </Paper>
  );
}

function MetalRates({ rate }: { rate: Rate }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { karatName } = useMetalName();
  const now = useNow(30_000);
  const { metal, quotedAt, isStale, karats } = readFragment(RateBoardFragment, rate);
  const age = formats.age(quotedAt, now);
  return (
    <div>
      <Group justify="space-between">
        <Text fw={600} size="sm">
          {t(metalLabels[metal])}
        </Text>
        <Badge variant="light" color={isStale ? "red" : "teal"} tt="none">
          {isStale ? <Trans>Too old: {age}</Trans> : age}
        </Badge>
      </Group>
      <Table verticalSpacing={4} horizontalSpacing={0} withRowBorders={false}>
        <Table.Tbody>
          {karats.map(({ karat, fineness, perGram }) => (
            <Table.Tr key={karat}>
              <Table.Td>
                {karatName(karat)}{" "}
                <Text span size="xs" c="dimmed">
                  {formats.number(fineness)}
                </Text>
              </Table.Td>
              <Table.Td ta="end">
                <MoneyText amount={perGram} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
