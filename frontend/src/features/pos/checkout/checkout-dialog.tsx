import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";

import type { CheckoutMutation, PaymentMethod } from "@/gql/graphql";
import { nearestMultiple } from "@/lib/decimal";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { compareMoney, money, NO_MONEY, type Money } from "@/lib/money";
import { MoneyText } from "@/ui/money-text";
import { ProblemAlert } from "@/ui/problem-alert";
import { SumRow } from "@/ui/sum-row";

import { paymentInputs, paymentOf, paymentState, type PaymentRow } from "../model/payments";
import type { CartQuote } from "../quote-cart/use-quote";
import { checkoutMessage } from "./checkout-messages";
import { Checkout } from "./checkout.graphql";
import { PaymentRows } from "./payment-rows";

type Answer = CheckoutMutation["checkout"];
export type Sold = Extract<Answer, { __typename: "CheckoutSuccess" }>["sale"];

interface CheckoutDialogProps {
  quote: CartQuote;
  /** The cart's own key: the same cart sent twice is one sale. */
  idempotencyKey: string;
  terminalId: string | null;
  /** The smallest coin that is still given. */
  cashStep: Money;
  isCustomerKnown: boolean;
  onSold: (sale: Sold) => void;
  onClose: () => void;
}

/** Takes the payments and completes the sale. */
export function CheckoutDialog({
  quote,
  idempotencyKey,
  terminalId,
  cashStep,
  isCustomerKnown,
  onSold,
  onClose,
}: CheckoutDialogProps) {
  const { t } = useLingui();
  const checkout = useDocumentMutation(Checkout);
  const [problem, setProblem] = useState<string | null>(null);
  const [edited, setEdited] = useState<readonly PaymentRow[] | null>(null);
  // Until a payment is touched it follows the total, which a new quote may change.
  const inCash = money(nearestMultiple(quote.total, cashStep));
  const rows = edited ?? [paymentOf(inCash, "CASH")];
  const { due, change, payout, isComplete } = paymentState(quote.total, rows, cashStep);
  const [paidOutIn, setPaidOutIn] = useState<PaymentMethod>("CASH");
  const isPaidOut = compareMoney(payout, NO_MONEY) > 0;

  async function submit() {
    const input = {
      idempotencyKey,
      quoteId: quote.id,
      terminalId,
      payments: paymentInputs(rows),
      ...(isPaidOut ? { payout: paidOutIn } : {}),
    };
    const answer = (await checkout.run({ input }))?.checkout;
    if (!answer) return;
    if (answer.__typename === "CheckoutSuccess") onSold(answer.sale);
    else setProblem(t(checkoutMessage(answer)));
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>Take payment</Trans>} size="lg">
      <form
        onSubmit={(event: SyntheticEvent) => {
          event.preventDefault();
          if (isComplete) void submit();
        }}
      >
        <Stack>
          <Group justify="space-between" align="baseline">
            <Text c="dimmed">
              <Trans>Total</Trans>
            </Text>
            <MoneyText amount={quote.total} size="xl" fw={700} />
          </Group>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <PaymentRows
            rows={rows}
            quoteId={quote.id}
            isCustomerKnown={isCustomerKnown}
            due={due}
            onChange={setEdited}
          />
          <SumRow label={<Trans>Still due</Trans>} amount={due} />
          <SumRow label={<Trans>Change</Trans>} amount={change} />
          {isPaidOut ? (
            <>
              <SumRow label={<Trans>To be paid to the customer</Trans>} amount={payout} />
              <SegmentedControl
                aria-label={t`How the shop pays it`}
                value={paidOutIn}
                onChange={(method) => setPaidOutIn(method)}
                data={[
                  { value: "CASH", label: t`In cash` },
                  {
                    value: "STORE_CREDIT",
                    label: t`As store credit`,
                    disabled: !isCustomerKnown,
                  },
                ]}
              />
            </>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Back to the cart</Trans>
            </Button>
            <Button type="submit" size="md" disabled={!isComplete} loading={checkout.isPending}>
              <Trans>Complete the sale</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
