import { Text, type TextProps } from "@mantine/core";

import { useFormats } from "@/lib/use-formats";
import type { Weight } from "@/lib/weight";

interface WeightTextProps extends TextProps {
  grams: Weight;
}

/** A weight in grams that never breaks across lines. */
export function WeightText({ grams, ...text }: WeightTextProps) {
  const formats = useFormats();
  return (
    <Text span inherit={text.size === undefined} style={{ whiteSpace: "nowrap" }} {...text}>
      <bdi>{formats.weight(grams)}</bdi>
    </Text>
  );
}
