import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";

import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { compareMoney, type Money } from "@/lib/money";
import { ProblemAlert } from "@/ui/problem-alert";
import { SumRow } from "@/ui/sum-row";
import { toastSuccess } from "@/ui/toast";

import { paidBy, paymentInputs, paymentOf, type PaymentRow } from "../model/payments";
import { PaymentRows } from "../payments/payment-rows";
import { accountMessage } from "./account-messages";
import { PayAccount } from "./account.graphql";

/** Whose account it is, and where money is taken. */
export interface AccountPlace {
  customerId: string;
  branchId: string;
  terminalId: string | null;
}

interface PayAccountDialogProps {
  place: AccountPlace;
  owed: Money;
  onClose: () => void;
}

/** Takes what a customer pays off their account: all of it, unless told otherwise. */
export function PayAccountDialog({ place, owed, onClose }: PayAccountDialogProps) {
  const { t } = useLingui();
  const pay = useDocumentMutation(PayAccount);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [rows, setRows] = useState<readonly PaymentRow[]>([paymentOf(owed)]);
  const [problem, setProblem] = useState<string | null>(null);
  const paid = paidBy(rows);
  const inputs = paymentInputs(rows);
  const isTooMuch = compareMoney(paid, owed) > 0;
  const canPay = inputs !== null && inputs.length > 0 && !isTooMuch;

  async function submit() {
    if (!inputs) return;
    const input = { idempotencyKey: key, ...place, payments: inputs };
    const answer = (await pay.run({ input }))?.payAccount;
    if (!answer) return;
    const message = t(accountMessage(answer));
    if (answer.__typename !== "PayAccountSuccess") {
      // What was refused was not taken: what is sent next is another request.
      setKey(crypto.randomUUID());
      setProblem(message);
      return;
    }
    toastSuccess(message);
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>Take a payment on account</Trans>} size="lg">
      <form
        onSubmit={(event: SyntheticEvent) => {
          event.preventDefault();
          if (canPay) void submit();
        }}
      >
        <Stack>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <SumRow label={<Trans>Owed on account</Trans>} amount={owed} />
          <PaymentRows rows={rows} onChange={setRows} />
          <SumRow label={<Trans>Paid now</Trans>} amount={paid} />
          {isTooMuch ? (
            <Text size="sm" c="red" role="alert">
              <Trans>That is more than the customer owes.</Trans>
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
