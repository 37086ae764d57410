import { Trans } from "@lingui/react/macro";
import { Group, Stack, Text } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { useFormats } from "@/lib/use-formats";
import { MoneyText } from "@/ui/money-text";
import { SumRow } from "@/ui/sum-row";

export const QuoteTotalsFragment = graphql(`
  fragment QuoteTotals_quote on Quote {
    subtotal
    discount
    tax
    rounding
    total
    expiresAt
    ruleName
  }
`);

/** What the customer owes, and until when the price is good. */
export function QuoteTotals({
  quote: masked,
}: {
  quote: FragmentType<typeof QuoteTotalsFragment>;
}) {
  const formats = useFormats();
  const quote = readFragment(QuoteTotalsFragment, masked);
  const time = formats.time(quote.expiresAt);
  return (
    <Stack gap={4}>
      <SumRow label={<Trans>Before tax</Trans>} amount={quote.subtotal} />
      <SumRow label={<Trans>Discount</Trans>} amount={quote.discount} unlessZero />
      <SumRow label={<Trans>Tax</Trans>} amount={quote.tax} />
      <SumRow label={<Trans>Rounding</Trans>} amount={quote.rounding} unlessZero />
      <Group justify="space-between" align="baseline">
        <Text fw={600} size="lg">
          <Trans>Total</Trans>
        </Text>
        <MoneyText amount={quote.total} fw={700} size="xl" />
      </Group>
      <Text size="xs" c="dimmed">
        {quote.ruleName} · <Trans>good until {time}</Trans>
      </Text>
    </Stack>
  );
}
