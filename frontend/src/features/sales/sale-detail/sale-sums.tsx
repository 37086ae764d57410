import { Trans, useLingui } from "@lingui/react/macro";
import { Divider, Group, Paper, Stack, Text, Title } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { paymentMethodLabels } from "@/lib/labels";
import { MoneyText } from "@/ui/money-text";
import { SumRow } from "@/ui/sum-row";

export const SaleSumsFragment = graphql(`
  fragment SaleSums_sale on Sale {
    subtotal
    discount
    tax
    rounding
    total
    change
    payments {
      method
      amount
      tendered
      reference
    }
  }
`);

/** What was owed, and how it was paid. */
export function SaleSums({ sale: masked }: { sale: FragmentType<typeof SaleSumsFragment> }) {
  const { t } = useLingui();
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
        {sale.payments.map(({ method, tendered, reference }, index) => (
          <SumRow
            key={index}
            label={[t(paymentMethodLabels[method]), reference].filter(Boolean).join(" · ")}
            amount={tendered}
          />
        ))}
        <SumRow label={<Trans>Change</Trans>} amount={sale.change} unlessZero />
      </Stack>
    </Paper>
  );
}
