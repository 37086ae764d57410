import { Trans, useLingui } from "@lingui/react/macro";
import { Text, Textarea } from "@mantine/core";
import { useState } from "react";

import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { voidSaleMessage } from "./void-sale-messages";
import { VoidSale } from "./void-sale.graphql";

interface VoidSaleDialogProps {
  saleId: string;
  terminalId: string | null;
  number: string;
  onClose: () => void;
}

/** Undoes a sale of today, as if it had never been. */
export function VoidSaleDialog({ saleId, terminalId, number, onClose }: VoidSaleDialogProps) {
  const { t } = useLingui();
  const voiding = useDocumentMutation(VoidSale);
  const [key] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [reasonProblem, setReasonProblem] = useState<string | null>(null);

  async function confirm() {
    const input = { idempotencyKey: key, saleId, terminalId, reason };
    const answer = (await voiding.run({ input }))?.voidSale;
    if (!answer) return;
    if (answer.__typename === "VoidSaleSuccess") {
      toastSuccess(t(voidSaleMessage(answer)));
      onClose();
      return;
    }
    if (answer.__typename === "InvalidInput")
      setReasonProblem(fieldErrors(answer.fields)["reason"] ?? null);
    setProblem(t(voidSaleMessage(answer)));
  }

  return (
    <ConfirmDialog
      opened
      dangerous
      title={<Trans>Make sale {number} void</Trans>}
      confirmLabel={<Trans>Make it void</Trans>}
      busy={voiding.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <Text size="sm">
        <Trans>
          Stock, money and books go back to where they were before this sale. Its number stays. A
          sale of another day is refunded instead.
        </Trans>
      </Text>
      <Textarea
        label={t`Reason`}
        required
        data-autofocus
        value={reason}
        error={reasonProblem}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
