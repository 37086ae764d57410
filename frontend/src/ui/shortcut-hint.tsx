import { Kbd } from "@mantine/core";

/** The key that does the same as the control beside it. */
export function ShortcutHint({ keys }: { keys: string }) {
  return (
    <Kbd size="xs" dir="ltr" visibleFrom="sm" aria-hidden>
      {keys}
    </Kbd>
  );
}
