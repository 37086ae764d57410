import { Plural } from "@lingui/react/macro";
import { Affix, Box, Button } from "@mantine/core";

import type { Money } from "@/lib/money";
import { MoneyText } from "@/ui/money-text";

interface CartBarProps {
  /** The element the bar leads to. */
  target: string;
  lines: number;
  total: Money | undefined;
}

/** On a phone the cart is below the items: the sum stays in sight, and leads there. */
export function CartBar({ target, lines, total }: CartBarProps) {
  if (lines === 0) return null;
  return (
    <>
      <Box h={72} hiddenFrom="md" />
      <Affix position={{ bottom: 12, left: 12, right: 12 }} hiddenFrom="md">
        <Button
          size="lg"
          fullWidth
          justify="space-between"
          rightSection={total ? <MoneyText amount={total} fw={700} /> : null}
          onClick={() => document.getElementById(target)?.scrollIntoView({ behavior: "smooth" })}
        >
          <Plural value={lines} one="# line in the cart" other="# lines in the cart" />
        </Button>
      </Affix>
    </>
  );
}
