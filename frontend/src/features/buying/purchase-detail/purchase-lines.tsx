import { Trans } from "@lingui/react/macro";
import { Group, Paper, Stack, Text } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { useFormats } from "@/lib/use-formats";
import { AnchorLink } from "@/ui/links";
import { MoneyText } from "@/ui/money-text";
import { WeightText } from "@/ui/weight-text";

export const PurchaseLinesFragment = graphql(`
  fragment PurchaseLines_line on PurchaseLine {
    position
    description
    grossWeight
    deduction
    netWeight
    fineness
    fineWeight
    value
    amount
    item {
      id
      sku
    }
  }
`);

/** What was on the scale, how it was tested and what it brought. */
export function PurchaseLines({
  lines,
}: {
  lines: readonly FragmentType<typeof PurchaseLinesFragment>[];
}) {
  const formats = useFormats();
  return (
    <Stack>
      {readFragment(PurchaseLinesFragment, lines).map((line) => (
        <Paper key={line.position} p="md">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Stack gap={2}>
              <Text fw={500}>{line.description}</Text>
              <Text size="sm" c="dimmed">
                <WeightText grams={line.grossWeight} /> − <WeightText grams={line.deduction} /> ={" "}
                <WeightText grams={line.netWeight} /> · {formats.number(line.fineness)} ‰
              </Text>
              <Text size="sm" c="dimmed">
                <Trans>Fine weight</Trans>: <WeightText grams={line.fineWeight} />
              </Text>
              <AnchorLink to="/items/$itemId" params={{ itemId: line.item.id }} size="sm">
                <bdi>{line.item.sku}</bdi>
              </AnchorLink>
            </Stack>
            <Stack gap={2} align="flex-end">
              <MoneyText amount={line.amount} fw={600} />
              {line.value === line.amount ? null : (
                <Text size="xs" c="dimmed">
                  <Trans>Value of the metal</Trans>: <MoneyText amount={line.value} />
                </Text>
              )}
            </Stack>
          </Group>
        </Paper>
      ))}
    </Stack>
  );
}
