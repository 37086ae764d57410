import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useState } from "react";

import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { workMessage } from "../model/work-messages";
import { CancelWorkOrder } from "./cancel-work.graphql";

interface CancelWorkDialogProps {
  orderId: string;
  onClose: () => void;
}

/** Asks before the goods of a job go back unchanged. */
export function CancelWorkDialog({ orderId, onClose }: CancelWorkDialogProps) {
  const { t } = useLingui();
  const cancel = useDocumentMutation(CancelWorkOrder);
  const [key] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);

  async function confirm() {
    const answer = (await cancel.run({ input: { idempotencyKey: key, orderId } }))?.cancelWorkOrder;
    if (!answer) return;
    if (answer.__typename === "CancelWorkOrderSuccess") {
      toastSuccess(t(workMessage(answer)));
      onClose();
    } else setProblem(t(workMessage(answer)));
  }

  return (
    <ConfirmDialog
      opened
      dangerous
      title={<Trans>Call the job off</Trans>}
      confirmLabel={<Trans>Call it off</Trans>}
      busy={cancel.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <Text size="sm">
        <Trans>All its goods must be back, unchanged. They go onto the shelf again.</Trans>
      </Text>
    </ConfirmDialog>
  );
}
