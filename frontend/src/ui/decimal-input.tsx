import { useLingui } from "@lingui/react";
import { TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";

import { isDecimal } from "@/lib/decimal";
import { groupDecimalText, showDecimalText, toDecimalText } from "@/lib/digits";

export interface DecimalInputProps extends Omit<
  TextInputProps,
  "value" | "defaultValue" | "onChange"
> {
  /** ASCII decimal text, complete or still being typed. */
  value?: string;
  onChange: (value: string) => void;
  /** Group the digits of a finished number: sums in rials are long. */
  grouped?: boolean;
}

/** A number field that takes Latin, Persian and Arabic digits and never loses precision. */
export function DecimalInput({
  value = "",
  onChange,
  grouped = false,
  ...input
}: DecimalInputProps) {
  const { i18n } = useLingui();
  const [isTyping, setIsTyping] = useState(false);
  const isAtRest = grouped && !isTyping && isDecimal(value);
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      {...input}
      value={isAtRest ? groupDecimalText(value, i18n.locale) : showDecimalText(value, i18n.locale)}
      onFocus={(event) => {
        setIsTyping(true);
        input.onFocus?.(event);
      }}
      onBlur={(event) => {
        setIsTyping(false);
        input.onBlur?.(event);
      }}
      onChange={(event) => onChange(toDecimalText(event.currentTarget.value))}
    />
  );
}
