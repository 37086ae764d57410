import { Text, type TextProps } from "@mantine/core";

import type { Money } from "@/lib/money";
import { useFormats } from "@/lib/use-formats";

interface MoneyTextProps extends TextProps {
  amount: Money;
}

/** An amount in the shop's currency that never breaks across lines. */
export function MoneyText({ amount, ...text }: MoneyTextProps) {
  const formats = useFormats();
  return (
    <Text span inherit={text.size === undefined} style={{ whiteSpace: "nowrap" }} {...text}>
      <bdi>{formats.money(amount)}</bdi>
    </Text>
  );
}
