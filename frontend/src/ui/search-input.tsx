import { TextInput, type TextInputProps } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useRef } from "react";

import { ShortcutHint } from "./shortcut-hint";

interface SearchInputProps extends Omit<TextInputProps, "onChange" | "value" | "label"> {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** The key that jumps here; shown inside the field. */
  shortcut?: string;
}

/** A search field that a key press reaches from anywhere on the page. */
export function SearchInput({
  label,
  value,
  onChange,
  shortcut = "/",
  ...input
}: SearchInputProps) {
  const field = useRef<HTMLInputElement>(null);
  useHotkeys([[shortcut, () => field.current?.focus()]], shortcut === "/" ? undefined : []);
  return (
    <TextInput
      ref={field}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={<ShortcutHint keys={shortcut} />}
      autoComplete="off"
      {...input}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
