import { Trans } from "@lingui/react/macro";
import { Text } from "@mantine/core";

import { DecimalInput, type DecimalInputProps } from "./decimal-input";

/** A weight in grams. */
export function WeightInput(props: DecimalInputProps) {
  return (
    <DecimalInput
      rightSection={
        <Text size="xs" c="dimmed">
          <Trans comment="Symbol of gram">g</Trans>
        </Text>
      }
      {...props}
    />
  );
}
