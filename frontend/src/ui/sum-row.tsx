import { Group, Text } from "@mantine/core";
import type { ReactNode } from "react";

import { compareMoney, NO_MONEY, type Money } from "@/lib/money";

import { MoneyText } from "./money-text";

interface SumRowProps {
  label: ReactNode;
  amount: Money;
  /** Leave the row out when there is nothing in it. */
  unlessZero?: boolean;
}

/** One named amount of a bill. */
export function SumRow({ label, amount, unlessZero = false }: SumRowProps) {
  if (unlessZero && compareMoney(amount, NO_MONEY) === 0) return null;
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <MoneyText amount={amount} size="sm" />
    </Group>
  );
}
