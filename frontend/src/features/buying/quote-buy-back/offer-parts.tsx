import { Trans } from "@lingui/react/macro";
import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { MoneyText } from "@/ui/money-text";
import { SumRow } from "@/ui/sum-row";
import { WeightText } from "@/ui/weight-text";

export const OfferPartsFragment = graphql(`
  fragment OfferParts_line on BuyBackLine {
    netWeight
    payableWeight
    fineWeight
    payableFineWeight
    perGram
    value
    amount
  }
`);

export const OfferTotalsFragment = graphql(`
  fragment OfferTotals_offer on BuyBackOffer {
    subtotal
    rounding
    total
  }
`);

function Part({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      {children}
    </Group>
  );
}

/** How the value of one line comes about, from the scale to the money. */
export function OfferParts({ line: masked }: { line: FragmentType<typeof OfferPartsFragment> }) {
  const line = readFragment(OfferPartsFragment, masked);
  return (
    <Stack gap={2} aria-live="polite">
      <Part label={<Trans>Net weight</Trans>}>
        <WeightText grams={line.netWeight} size="sm" />
      </Part>
      <Part label={<Trans>Paid for, after the melting loss</Trans>}>
        <WeightText grams={line.payableWeight} size="sm" />
      </Part>
      <Part label={<Trans>Fine weight</Trans>}>
        <WeightText grams={line.fineWeight} size="sm" />
      </Part>
      <Part label={<Trans>Fine weight paid for</Trans>}>
        <WeightText grams={line.payableFineWeight} size="sm" />
      </Part>
      <SumRow label={<Trans>We pay for a gram of it</Trans>} amount={line.perGram} />
      <SumRow label={<Trans>Value of the metal</Trans>} amount={line.value} />
      {line.amount === line.value ? null : (
        <SumRow label={<Trans>Agreed</Trans>} amount={line.amount} />
      )}
    </Stack>
  );
}

/** What the seller gets. */
export function OfferTotals({
  offer: masked,
}: {
  offer: FragmentType<typeof OfferTotalsFragment>;
}) {
  const offer = readFragment(OfferTotalsFragment, masked);
  return (
    <Stack gap={4}>
      <SumRow label={<Trans>Subtotal</Trans>} amount={offer.subtotal} />
      <SumRow label={<Trans>Rounding</Trans>} amount={offer.rounding} unlessZero />
      <Group justify="space-between" align="baseline">
        <Text fw={600} size="lg">
          <Trans>The seller gets</Trans>
        </Text>
        <MoneyText amount={offer.total} fw={700} size="xl" />
      </Group>
    </Stack>
  );
}
