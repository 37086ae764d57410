import { Trans, useLingui } from "@lingui/react/macro";
import { Text, Textarea } from "@mantine/core";
import { useState } from "react";

import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { voidPurchaseMessage } from "./void-purchase-messages";
import { VoidPurchase } from "./void-purchase.graphql";

interface VoidPurchaseDialogProps {
  purchaseId: string;
  number: string;
  onClose: () => void;
}

/** Undoes a purchase on its day, with the reason that stays in the books. */
export function VoidPurchaseDialog({ purchaseId, number, onClose }: VoidPurchaseDialogProps) {
  const { t } = useLingui();
  const voiding = useDocumentMutation(VoidPurchase);
  const [key] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [reasonProblem, setReasonProblem] = useState<string | null>(null);

  async function confirm() {
    const input = { idempotencyKey: key, purchaseId, reason };
    const answer = (await voiding.run({ input }))?.voidPurchase;
    if (!answer) return;
    if (answer.__typename === "VoidPurchaseSuccess") {
      toastSuccess(t(voidPurchaseMessage(answer)));
      onClose();
      return;
    }
    if (answer.__typename === "InvalidInput")
      setReasonProblem(fieldErrors(answer.fields)["reason"] ?? null);
    setProblem(t(voidPurchaseMessage(answer)));
  }

  return (
    <ConfirmDialog
      opened
      dangerous
      title={<Trans>Void purchase {number}</Trans>}
      confirmLabel={<Trans>Void the purchase</Trans>}
      busy={voiding.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <Text size="sm">
        <Trans>
          The seller takes the pieces back and returns the money. This cannot be undone.
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
