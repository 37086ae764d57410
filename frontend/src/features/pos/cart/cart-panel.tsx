import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Divider, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconShoppingBag } from "@tabler/icons-react";
import type { Dispatch, ReactNode } from "react";

import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";
import { ProblemAlert } from "@/ui/problem-alert";
import { QueryFailure } from "@/ui/query-failure";
import { ShortcutHint } from "@/ui/shortcut-hint";

import type { Cart, CartChange } from "../model/cart";
import { quoteCartMessage } from "../quote-cart/quote-cart-messages";
import { QuoteTotals } from "../quote-cart/quote-totals";
import type { useQuote } from "../quote-cart/use-quote";
import { CartLine } from "./cart-line";
import classes from "./cart-panel.module.css";

interface CartPanelProps {
  id: string;
  cart: Cart;
  quoting: ReturnType<typeof useQuote>;
  change: Dispatch<CartChange>;
  customer: ReactNode;
  /** What the button to the payment says. */
  payLabel?: ReactNode;
  /** Goes on to the payment; left out while something else is missing. */
  onPay: (() => void) | undefined;
  /** Has the cart paid over time; left out where the role may not. */
  onPayOverTime?: (() => void) | undefined;
  /** Puts the cart aside; left out where the role may not. */
  onPark?: (() => void) | undefined;
  onShowParked?: (() => void) | undefined;
}

/** What is being sold, what it costs now, and the way to the payment. */
export function CartPanel({
  id,
  cart,
  quoting,
  change,
  customer,
  payLabel = <Trans>Take payment</Trans>,
  onPay,
  onPayOverTime,
  ...parking
}: CartPanelProps) {
  const { quote, isCurrent } = quoting;
  const canPay = quote !== null && isCurrent && onPay !== undefined;
  useHotkeys([["F9", () => canPay && onPay()]], []);
  const quotedLine = (itemId: string) => quote?.lines.find(({ item }) => item.id === itemId);
  return (
    <Paper id={id} p="md" className={classes.panel}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h5">
            <Trans>Cart</Trans>
          </Title>
          <Group gap={4}>
            {cart.lines.length > 0 ? (
              <>
                {parking.onPark ? (
                  <Button size="compact-xs" variant="subtle" onClick={parking.onPark}>
                    <Trans>Park it</Trans>
                  </Button>
                ) : null}
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  onClick={() => change({ type: "start" })}
                >
                  <Trans>Empty it</Trans>
                </Button>
              </>
            ) : parking.onShowParked ? (
              <Button size="compact-xs" variant="subtle" onClick={parking.onShowParked}>
                <Trans>Parked carts</Trans>
              </Button>
            ) : null}
          </Group>
        </Group>
        {customer}
        <Divider />
        {cart.lines.length === 0 ? (
          <EmptyState
            icon={<IconShoppingBag size={26} />}
            title={<Trans>Nothing in the cart</Trans>}
          >
            <Text size="sm" c="dimmed">
              <Trans>Scan a tag or tap an item.</Trans>
            </Text>
          </EmptyState>
        ) : (
          <ul className={classes.lines}>
            {cart.lines.map((line) => (
              <CartLine
                key={line.item.id}
                line={line}
                quoted={quotedLine(line.item.id)}
                change={change}
              />
            ))}
          </ul>
        )}
        <QuoteProblem quoting={quoting} />
        {quote ? <QuoteTotals quote={quote} /> : null}
        <Button
          size="lg"
          disabled={!canPay}
          loading={quote !== null && !isCurrent}
          onClick={onPay}
          rightSection={<ShortcutHint keys="F9" />}
        >
          {payLabel}
        </Button>
        {onPayOverTime && cart.customer ? (
          <Button variant="default" disabled={!canPay} onClick={onPayOverTime}>
            <Trans>Pay over time</Trans>
          </Button>
        ) : null}
      </Stack>
    </Paper>
  );
}

function QuoteProblem({ quoting: { answer, error } }: Pick<CartPanelProps, "quoting">) {
  const { t } = useLingui();
  if (error) return <QueryFailure error={error} />;
  if (!answer || answer.__typename === "QuoteCartSuccess") return null;
  const isAboutRates = answer.__typename === "RateStale" || answer.__typename === "RateMissing";
  return (
    <ProblemAlert>
      {t(quoteCartMessage(answer))}{" "}
      {isAboutRates ? (
        <AnchorLink to="/rates">
          <Trans>Rates</Trans>
        </AnchorLink>
      ) : null}
    </ProblemAlert>
  );
}
