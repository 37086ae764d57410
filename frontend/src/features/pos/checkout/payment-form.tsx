import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState, type ReactNode, type SyntheticEvent } from "react";

import type { PaymentInput, PaymentMethod } from "@/gql/graphql";
import { nearestMultiple } from "@/lib/decimal";
import { compareMoney, money, NO_MONEY, type Money } from "@/lib/money";
import { MoneyText } from "@/ui/money-text";
import { ProblemAlert } from "@/ui/problem-alert";
import { SumRow } from "@/ui/sum-row";

import { paymentInputs, paymentOf, paymentState, type PaymentRow } from "../model/payments";
import { PaymentRows } from "./payment-rows";

export interface Payments {
  payments: PaymentInput[];
  payout?: PaymentMethod;
}

interface PaymentFormProps {
  /** What the customer pays; nothing is asked for where it is zero. */
  total: Money;
  totalLabel: ReactNode;
  quoteId: string;
  /** The smallest coin that is still given. */
  cashStep: Money;
  isCustomerKnown: boolean;
  problem: string | null;
  submitLabel: ReactNode;
  isBusy: boolean;
  onSubmit: (payments: Payments) => void;
  onClose: () => void;
  children?: ReactNode;
}

/** How a sum is paid: in one way or several, with what goes back. */
export function PaymentForm(props: PaymentFormProps) {
  const { total, totalLabel, quoteId, cashStep, isCustomerKnown, problem } = props;
  const { t } = useLingui();
  const [edited, setEdited] = useState<readonly PaymentRow[] | null>(null);
  // Until a payment is touched it follows the total, which a new quote may change.
  const isOwed = compareMoney(total, NO_MONEY) > 0;
  const inCash = money(nearestMultiple(total, cashStep));
  const rows = isOwed ? (edited ?? [paymentOf(inCash, "CASH")]) : [];
  const { due, change, payout, isComplete } = paymentState(total, rows, cashStep);
  const [paidOutIn, setPaidOutIn] = useState<PaymentMethod>("CASH");
  const isPaidOut = compareMoney(payout, NO_MONEY) > 0;

  return (
    <form
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        if (!isComplete) return;
        props.onSubmit({
          payments: paymentInputs(rows),
          ...(isPaidOut ? { payout: paidOutIn } : {}),
        });
      }}
    >
      <Stack>
        <Group justify="space-between" align="baseline">
          <Text c="dimmed">{totalLabel}</Text>
          <MoneyText amount={total} size="xl" fw={700} />
        </Group>
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        {props.children}
        {isOwed ? (
          <>
            <PaymentRows
              rows={rows}
              quoteId={quoteId}
              isCustomerKnown={isCustomerKnown}
              due={due}
              onChange={setEdited}
            />
            <SumRow label={<Trans>Still due</Trans>} amount={due} />
            <SumRow label={<Trans>Change</Trans>} amount={change} />
          </>
        ) : null}
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
          <Button variant="default" onClick={props.onClose}>
            <Trans>Back to the cart</Trans>
          </Button>
          <Button type="submit" size="md" disabled={!isComplete} loading={props.isBusy}>
            {props.submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
