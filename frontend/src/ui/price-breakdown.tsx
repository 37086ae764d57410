import { Trans } from "@lingui/react/macro";
import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";

import { compareMoney, NO_MONEY, type Money } from "@/lib/money";
import { useFormats } from "@/lib/use-formats";

import { MoneyText } from "./money-text";

interface PriceBreakdownProps {
  components: readonly { code: string; label: string; amount: Money }[];
  taxes: readonly { name: string; ratePercent: string; amount: Money }[];
  discount: Money;
  rounding: Money;
}

/** How a price came about, part by part. */
export function PriceBreakdown({ components, taxes, discount, rounding }: PriceBreakdownProps) {
  const formats = useFormats();
  return (
    <Stack gap={2} mt={6}>
      {components.map(({ code, label, amount }) => (
        <Part key={code} label={label} amount={amount} />
      ))}
      <Part label={<Trans>Discount</Trans>} amount={discount} unlessZero />
      {taxes.map(({ name, ratePercent, amount }) => (
        <Part key={name} label={`${name} ${formats.percent(ratePercent)}`} amount={amount} />
      ))}
      <Part label={<Trans>Rounding</Trans>} amount={rounding} unlessZero />
    </Stack>
  );
}

interface PartProps {
  label: ReactNode;
  amount: Money;
  unlessZero?: boolean;
}

function Part({ label, amount, unlessZero = false }: PartProps) {
  if (unlessZero && compareMoney(amount, NO_MONEY) === 0) return null;
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap">
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <MoneyText amount={amount} size="xs" c="dimmed" />
    </Group>
  );
}
