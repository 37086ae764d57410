import { Trans, useLingui } from "@lingui/react/macro";
import { Text, Textarea } from "@mantine/core";
import { useState } from "react";

import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { refundSaleMessage } from "./refund-sale-messages";
import { RefundSale } from "./refund-sale.graphql";

interface RefundSaleDialogProps {
  saleId: string;
  number: string;
  onRefunded: (refundId: string) => void;
  onClose: () => void;
}

/** Takes back a whole sale, with the reason that stays in the books. */
export function RefundSaleDialog({ saleId, number, onRefunded, onClose }: RefundSaleDialogProps) {
  const { t } = useLingui();
  const refund = useDocumentMutation(RefundSale);
  const [key] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [reasonProblem, setReasonProblem] = useState<string | null>(null);

  async function confirm() {
    const answer = (
      await refund.run({
        input: { idempotencyKey: key, saleId, reason },
      })
    )?.refundSale;
    if (!answer) return;
    if (answer.__typename === "RefundSaleSuccess") {
      toastSuccess(t(refundSaleMessage(answer)));
      onRefunded(answer.refund.id);
      return;
    }
    if (answer.__typename === "InvalidInput")
      setReasonProblem(fieldErrors(answer.fields)["reason"] ?? null);
    setProblem(t(refundSaleMessage(answer)));
  }

  return (
    <ConfirmDialog
      opened
      dangerous
      title={<Trans>Refund sale {number}</Trans>}
      confirmLabel={<Trans>Refund the whole sale</Trans>}
      busy={refund.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <Text size="sm">
        <Trans>
          The pieces go back into stock and the payments are given back. This cannot be undone.
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
