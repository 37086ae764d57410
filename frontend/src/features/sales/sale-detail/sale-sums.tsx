import { Trans, useLingui } from "@lingui/react/macro";
import { Divider, Group, Paper, Stack, Text, Title } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { paymentMethodLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { MoneyText } from "@/ui/money-text";
import { SumRow } from "@/ui/sum-row";
import { WeightText } from "@/ui/weight-text";

export const SaleSumsFragment = graphql(`
  fragment SaleSums_sale on Sale {
    subtotal
    discount
    tax
    rounding
    total
    change
    cashRounding
    payments {
      method
      amount
      tendered
      reference
      isCarried
      oldGold {
        description
        netWeight
        fineness
        value
      }
    }
  }
`);

/** What was owed, and how it was paid. */
export function SaleSums({ sale: masked }: { sale: FragmentType<typeof SaleSumsFragment> }) {
  const { t } = useLingui();
  const formats = useFormats();
  const sale = readFragment(SaleSumsFragment, masked);
  return (
    <Paper p="lg">
      <Stack gap={6}>
        <Title order={2} size="h5" mb={4}>
          <Trans>Sums</Trans>
        </Title>
        <SumRow label={<Trans>Before tax</Trans>} amount={sale.subtotal} />
        <SumRow label={<Trans>Discount</Trans>} amount={sale.discount} unlessZero />
        <SumRow label={<Trans>Tax</Trans>} amount={sale.tax} />
        <SumRow label={<Trans>Rounding</Trans>} amount={sale.rounding} unlessZero />
        <Group justify="space-between">
          <Text fw={600}>
            <Trans>Total</Trans>
          </Text>
          <MoneyText amount={sale.total} fw={700} size="lg" />
        </Group>
        <Divider my={4} />
        {sale.payments.map(({ method, amount, tendered, reference, isCarried, oldGold }, index) => (
          <div key={index}>
            <SumRow
              label={[t(paymentMethodLabels[method]), reference, isCarried ? t`exchange` : ""]
                .filter(Boolean)
                .join(" · ")}
              // What the shop paid out was handed over the other way.
              amount={amount.startsWith("-") ? amount : tendered}
            />
            {oldGold.map((piece, at) => (
              <Text key={at} size="xs" c="dimmed">
                <WeightText grams={piece.netWeight} /> · {formats.number(piece.fineness)} ·{" "}
                <MoneyText amount={piece.value} />
                {piece.description ? ` · ${piece.description}` : null}
              </Text>
            ))}
          </div>
        ))}
        <SumRow label={<Trans>Change</Trans>} amount={sale.change} unlessZero />
        <SumRow label={<Trans>Rounded in cash</Trans>} amount={sale.cashRounding} unlessZero />
      </Stack>
    </Paper>
  );
}
