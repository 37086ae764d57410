import { Text, type TextProps } from "@mantine/core";

import { useAmount } from "@/lib/use-amount";

interface AmountTextProps extends TextProps {
  amount: string;
  commodity: string;
}

/** Money, or grams of fine metal, that never breaks across lines. */
export function AmountText({ amount, commodity, ...text }: AmountTextProps) {
  const write = useAmount();
  return (
    <Text span inherit={text.size === undefined} style={{ whiteSpace: "nowrap" }} {...text}>
      <bdi>{write(amount, commodity)}</bdi>
    </Text>
  );
}
