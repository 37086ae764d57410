import { Trans, useLingui } from "@lingui/react/macro";
import { Textarea } from "@mantine/core";
import { useState } from "react";

import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";

import { countProblemMessage } from "../model/count-problems";
import { CancelCount } from "./cancel-count.graphql";

interface CancelCountDialogProps {
  countId: string;
  onClose: () => void;
}

/** Gives a count up, and keeps why. */
export function CancelCountDialog({ countId, onClose }: CancelCountDialogProps) {
  const { t } = useLingui();
  const cancel = useDocumentMutation(CancelCount);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);

  async function confirm() {
    const answer = (await cancel.run({ input: { idempotencyKey: key, countId, reason } }))
      ?.cancelCount;
    if (!answer) return;
    if (answer.__typename === "CancelCountSuccess") {
      onClose();
      return;
    }
    setKey(crypto.randomUUID());
    setWrong(
      answer.__typename === "InvalidInput" ? (fieldErrors(answer.fields)["reason"] ?? null) : null,
    );
    setProblem(t(countProblemMessage(answer)));
  }

  return (
    <ConfirmDialog
      opened
      dangerous
      title={<Trans>Give the count up</Trans>}
      confirmLabel={<Trans>Give it up</Trans>}
      busy={cancel.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <Textarea
        label={t`Reason`}
        required
        data-autofocus
        value={reason}
        error={wrong}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
