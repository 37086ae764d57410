import { Trans, useLingui } from "@lingui/react/macro";
import { Select, Text, Textarea } from "@mantine/core";
import { useState } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { PaymentMethod } from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { paymentMethodLabels } from "@/lib/labels";
import { money, NO_MONEY, subtractMoney } from "@/lib/money";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { MoneyInput } from "@/ui/money-input";
import { ProblemAlert } from "@/ui/problem-alert";
import { SumRow } from "@/ui/sum-row";
import { toastSuccess } from "@/ui/toast";

import { planMessage } from "../model/plan-messages";
import { CancelLayaway } from "./cancel-layaway.graphql";

export const CancelLayawayFragment = graphql(`
  fragment CancelLayaway_plan on InstalmentPlan {
    id
    settled
  }
`);

const PAYOUTS = [
  "CASH",
  "CARD",
  "TRANSFER",
  "STORE_CREDIT",
] as const satisfies readonly PaymentMethod[];

interface CancelLayawayDialogProps {
  plan: FragmentType<typeof CancelLayawayFragment>;
  terminalId: string | null;
  onClose: () => void;
}

/** Frees the goods that were kept, and gives the deposits back, less a fee. */
export function CancelLayawayDialog({
  plan: masked,
  terminalId,
  onClose,
}: CancelLayawayDialogProps) {
  const { t } = useLingui();
  const { id, settled } = readFragment(CancelLayawayFragment, masked);
  const cancel = useDocumentMutation(CancelLayaway);
  const [key] = useState(() => crypto.randomUUID());
  const [fee, setFee] = useState("0");
  const [payout, setPayout] = useState<(typeof PAYOUTS)[number]>("CASH");
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const kept = isDecimal(fee) ? money(fee) : NO_MONEY;

  async function confirm() {
    const input = { idempotencyKey: key, planId: id, terminalId, fee: kept, payout, reason };
    const answer = (await cancel.run({ input }))?.cancelLayaway;
    if (!answer) return;
    const message = t(planMessage(answer));
    if (answer.__typename !== "CancelLayawaySuccess") {
      setErrors(answer.__typename === "InvalidInput" ? fieldErrors(answer.fields) : {});
      setProblem(message);
      return;
    }
    toastSuccess(message);
    onClose();
  }

  return (
    <ConfirmDialog
      opened
      dangerous
      title={<Trans>Give up the layaway</Trans>}
      confirmLabel={<Trans>Free the goods</Trans>}
      busy={cancel.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <Text size="sm">
        <Trans>Anybody can buy the goods again. This cannot be undone.</Trans>
      </Text>
      <SumRow label={<Trans>Deposits so far</Trans>} amount={money(settled)} />
      <MoneyInput
        label={t`Kept as a fee`}
        value={fee}
        error={errors["fee"]}
        onChange={(value) => setFee(value)}
      />
      <SumRow
        label={<Trans>To be given back</Trans>}
        amount={subtractMoney(money(settled), kept)}
      />
      <Select
        label={t`Given back by`}
        data={PAYOUTS.map((value) => ({ value, label: t(paymentMethodLabels[value]) }))}
        value={payout}
        error={errors["payout"]}
        onChange={(method) => method && setPayout(method)}
        allowDeselect={false}
      />
      <Textarea
        label={t`Reason`}
        required
        data-autofocus
        value={reason}
        error={errors["reason"]}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
