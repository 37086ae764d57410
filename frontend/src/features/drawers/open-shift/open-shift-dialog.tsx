import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";

import { isDecimal } from "@/lib/decimal";
import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { money } from "@/lib/money";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { MoneyInput } from "@/ui/money-input";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { openShiftMessage } from "./open-shift-messages";
import { OpenShift } from "./open-shift.graphql";

interface OpenShiftDialogProps {
  terminal: { id: string; name: string };
  onClose: () => void;
}

/** Opens the drawer of a till with the cash that is in it. */
export function OpenShiftDialog({ terminal, onClose }: OpenShiftDialogProps) {
  const { t } = useLingui();
  const till = terminal.name;
  const open = useDocumentMutation(OpenShift);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [amount, setAmount] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [amountProblem, setAmountProblem] = useState<string | null>(null);

  async function confirm() {
    if (!isDecimal(amount)) {
      setAmountProblem(t`Write a number.`);
      return;
    }
    const input = { idempotencyKey: key, terminalId: terminal.id, openingFloat: money(amount) };
    const answer = (await open.run({ input }))?.openShift;
    if (!answer) return;
    if (answer.__typename === "OpenShiftSuccess") {
      toastSuccess(t(openShiftMessage(answer)));
      onClose();
      return;
    }
    setKey(crypto.randomUUID());
    setAmountProblem(
      answer.__typename === "InvalidInput"
        ? (fieldErrors(answer.fields)["openingFloat"] ?? null)
        : null,
    );
    setProblem(t(openShiftMessage(answer)));
  }

  return (
    <ConfirmDialog
      opened
      title={<Trans>Open the drawer of {till}</Trans>}
      confirmLabel={<Trans>Open the drawer</Trans>}
      busy={open.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <MoneyInput
        label={t`Cash in the drawer now`}
        required
        data-autofocus
        value={amount}
        onChange={setAmount}
        error={amountProblem}
      />
    </ConfirmDialog>
  );
}
