import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { compareMoney, NO_MONEY } from "@/lib/money";
import { MoneyText } from "@/ui/money-text";
import { ProblemAlert } from "@/ui/problem-alert";
import { SumRow } from "@/ui/sum-row";
import { toastSuccess } from "@/ui/toast";
import { WeightText } from "@/ui/weight-text";

import { paidBy, paymentInputs, paymentOf, type PaymentRow } from "../model/payments";
import { planMessage } from "../model/plan-messages";
import { gramsBought } from "../model/settles";
import { PaymentRows } from "../payments/payment-rows";
import { PayPlan } from "./pay-plan.graphql";

export const PayPlanFragment = graphql(`
  fragment PayPlan_plan on InstalmentPlan {
    id
    kind
    open
    gramPrice
    payOff
  }
`);

interface PayPlanDialogProps {
  plan: FragmentType<typeof PayPlanFragment>;
  terminalId: string | null;
  onClose: () => void;
}

/** Takes what a customer pays towards a plan; of a plan in grams it shows what that buys now. */
export function PayPlanDialog({ plan: masked, terminalId, onClose }: PayPlanDialogProps) {
  const { t } = useLingui();
  const plan = readFragment(PayPlanFragment, masked);
  const pay = useDocumentMutation(PayPlan);
  const [key] = useState(() => crypto.randomUUID());
  const [rows, setRows] = useState<readonly PaymentRow[]>([paymentOf("")]);
  const [problem, setProblem] = useState<string | null>(null);
  const paid = paidBy(rows);
  const inputs = paymentInputs(rows);
  const bought = plan.kind === "GRAMS" ? gramsBought(paid, plan) : null;
  const isTooMuch = plan.payOff !== null && compareMoney(paid, plan.payOff) > 0;
  const canPay = inputs !== null && inputs.length > 0 && !isTooMuch;

  async function submit() {
    if (!inputs) return;
    const input = { idempotencyKey: key, planId: plan.id, terminalId, payments: inputs };
    const answer = (await pay.run({ input }))?.payPlan;
    if (!answer) return;
    const message = t(planMessage(answer));
    if (answer.__typename !== "PayPlanSuccess") {
      setProblem(message);
      return;
    }
    toastSuccess(message);
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>Take a payment</Trans>} size="lg">
      <form
        onSubmit={(event: SyntheticEvent) => {
          event.preventDefault();
          if (canPay) void submit();
        }}
      >
        <Stack>
          {plan.payOff === null ? null : (
            <Group justify="space-between" align="baseline">
              <Text c="dimmed">
                <Trans>Pays off all today</Trans>
              </Text>
              <Group gap="xs">
                <MoneyText amount={plan.payOff} size="lg" fw={700} />
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => setRows([paymentOf(plan.payOff ?? NO_MONEY)])}
                >
                  <Trans>Pay all</Trans>
                </Button>
              </Group>
            </Group>
          )}
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <PaymentRows rows={rows} onChange={setRows} />
          <SumRow label={<Trans>Paid now</Trans>} amount={paid} />
          {bought ? (
            <Group justify="space-between" aria-live="polite">
              <Text size="sm" c="dimmed">
                <Trans>Buys at today's rate</Trans>
              </Text>
              <WeightText grams={bought} fw={600} />
            </Group>
          ) : null}
          {isTooMuch ? (
            <Text size="sm" c="red" role="alert">
              <Trans>That is more than what is still open.</Trans>
            </Text>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" disabled={!canPay} loading={pay.isPending}>
              <Trans>Take the payment</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
