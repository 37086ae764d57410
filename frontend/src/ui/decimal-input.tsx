import { useLingui } from "@lingui/react";
import { TextInput, type TextInputProps } from "@mantine/core";

import { showDecimalText, toDecimalText } from "@/lib/digits";

export interface DecimalInputProps extends Omit<
  TextInputProps,
  "value" | "defaultValue" | "onChange"
> {
  /** ASCII decimal text, complete or still being typed. */
  value?: string;
  onChange: (value: string) => void;
}

/** A number field that takes Latin, Persian and Arabic digits and never loses precision. */
export function DecimalInput({ value = "", onChange, ...input }: DecimalInputProps) {
  const { i18n } = useLingui();
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      {...input}
      value={showDecimalText(value, i18n.locale)}
      onChange={(event) => onChange(toDecimalText(event.currentTarget.value))}
    />
  );
}
