import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import type { CashReason } from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { cashReasonLabels } from "@/lib/labels";
import { money, NO_MONEY, subtractMoney } from "@/lib/money";
import { useChoices } from "@/lib/use-choices";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { MoneyInput } from "@/ui/money-input";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { moveCashMessage } from "./move-cash-messages";
import { MoveCash } from "./move-cash.graphql";

interface MoveCashDialogProps {
  shiftId: string;
  onClose: () => void;
}

interface Values {
  direction: "IN" | "OUT";
  amount: string;
  reason: CashReason;
  note: string;
}

/** Puts cash into the drawer or takes it out, and says why. */
export function MoveCashDialog({ shiftId, onClose }: MoveCashDialogProps) {
  const { t } = useLingui();
  const move = useDocumentMutation(MoveCash);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<Values>({
    initialValues: { direction: "OUT", amount: "", reason: "BANK", note: "" },
    validate: { amount: (text) => (isDecimal(text) ? null : t`Write a number.`) },
  });

  async function submit({ direction, amount, reason, note }: Values) {
    const moved = direction === "IN" ? money(amount) : subtractMoney(NO_MONEY, money(amount));
    const input = { idempotencyKey: key, shiftId, amount: moved, reason, note };
    const answer = (await move.run({ input }))?.moveCash;
    if (!answer) return;
    if (answer.__typename === "MoveCashSuccess") {
      toastSuccess(t(moveCashMessage(answer)));
      onClose();
      return;
    }
    setKey(crypto.randomUUID());
    if (answer.__typename === "InvalidInput") form.setErrors(fieldErrors(answer.fields));
    setProblem(t(moveCashMessage(answer)));
  }

  return (
    <ConfirmDialog
      opened
      title={<Trans>Cash in or out</Trans>}
      confirmLabel={<Trans>Write it down</Trans>}
      busy={move.isPending}
      onConfirm={() => form.onSubmit((values) => void submit(values))()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <SegmentedControl
        aria-label={t`Direction`}
        data={[
          { value: "OUT", label: t`Out of the drawer` },
          { value: "IN", label: t`Into the drawer` },
        ]}
        {...form.getInputProps("direction")}
      />
      <MoneyInput label={t`Amount`} required data-autofocus {...form.getInputProps("amount")} />
      <Select
        label={t`From or to`}
        data={useChoices(cashReasonLabels)}
        allowDeselect={false}
        {...form.getInputProps("reason")}
      />
      <TextInput label={t`What for`} maxLength={200} {...form.getInputProps("note")} />
    </ConfirmDialog>
  );
}
