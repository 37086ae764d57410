import { Trans, useLingui } from "@lingui/react/macro";
import { Select, Text } from "@mantine/core";
import { useState } from "react";

import type { PaymentMethod } from "@/gql/graphql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { paymentMethodLabels } from "@/lib/labels";
import type { Money } from "@/lib/money";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { SumRow } from "@/ui/sum-row";
import { toastSuccess } from "@/ui/toast";

import { accountMessage } from "./account-messages";
import { PayOutAccount } from "./account.graphql";
import type { AccountPlace } from "./pay-account-dialog";

const PAYOUTS = [
  "CASH",
  "CARD",
  "TRANSFER",
  "STORE_CREDIT",
] as const satisfies readonly PaymentMethod[];

interface PayOutAccountDialogProps {
  place: AccountPlace;
  /** The shop's currency, or the metal of which it owes grams. */
  commodity: string;
  isMetal: boolean;
  amount: Money;
  onClose: () => void;
}

/** Pays a customer what the shop owes on their account; grams in money, at the rate it buys at. */
export function PayOutAccountDialog(props: PayOutAccountDialogProps) {
  const { place, commodity, isMetal, amount, onClose } = props;
  const { t } = useLingui();
  const pay = useDocumentMutation(PayOutAccount);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [payout, setPayout] = useState<(typeof PAYOUTS)[number]>("CASH");
  const [problem, setProblem] = useState<string | null>(null);

  async function confirm() {
    const input = { idempotencyKey: key, ...place, commodity, amount, payout };
    const answer = (await pay.run({ input }))?.payOutAccount;
    if (!answer) return;
    const message = t(accountMessage(answer));
    if (answer.__typename !== "PayOutAccountSuccess") {
      setKey(crypto.randomUUID());
      setProblem(message);
      return;
    }
    toastSuccess(message);
    onClose();
  }

  return (
    <ConfirmDialog
      opened
      title={<Trans>Pay the customer out</Trans>}
      confirmLabel={<Trans>Pay it out</Trans>}
      busy={pay.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      {isMetal ? (
        <Text size="sm">
          <Trans>The grams are bought from the customer at today's buying rate.</Trans>
        </Text>
      ) : null}
      <SumRow label={<Trans>The customer gets</Trans>} amount={amount} />
      <Select
        label={t`Paid out by`}
        data={PAYOUTS.map((value) => ({ value, label: t(paymentMethodLabels[value]) }))}
        value={payout}
        onChange={(method) => method && setPayout(method)}
        allowDeselect={false}
      />
    </ConfirmDialog>
  );
}
