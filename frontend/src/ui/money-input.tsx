import { Text } from "@mantine/core";

import { useShop } from "@/lib/shop";

import { DecimalInput, type DecimalInputProps } from "./decimal-input";

/** An amount in the shop's currency. */
export function MoneyInput(props: DecimalInputProps) {
  const { currency } = useShop();
  return (
    <DecimalInput
      grouped
      rightSection={
        <Text size="xs" c="dimmed">
          {currency}
        </Text>
      }
      rightSectionWidth={48}
      {...props}
    />
  );
}
