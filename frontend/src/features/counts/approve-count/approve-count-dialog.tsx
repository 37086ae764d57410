import { Trans, useLingui } from "@lingui/react/macro";
import { Text, Textarea } from "@mantine/core";
import { useState } from "react";

import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { useFormats } from "@/lib/use-formats";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { countProblemMessage } from "../model/count-problems";
import { decisionInputs, type Decisions } from "../model/decisions";
import { ApproveCount } from "./approve-count.graphql";

interface ApproveCountDialogProps {
  countId: string;
  decisions: Decisions;
  onClose: () => void;
}

/** Posts the differences of a count, with what they come from. */
export function ApproveCountDialog({ countId, decisions, onClose }: ApproveCountDialogProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const approve = useDocumentMutation(ApproveCount);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const left = [...decisions.values()].filter(({ isLeft }) => isLeft).length;
  const leftOut = formats.number(left);

  async function confirm() {
    const input = { idempotencyKey: key, countId, reason, decisions: decisionInputs(decisions) };
    const answer = (await approve.run({ input }))?.approveCount;
    if (!answer) return;
    if (answer.__typename === "ApproveCountSuccess") {
      toastSuccess(t`The differences were posted.`);
      onClose();
      return;
    }
    setKey(crypto.randomUUID());
    const wrong = answer.__typename === "InvalidInput" ? fieldErrors(answer.fields) : {};
    setErrors(wrong);
    setProblem(wrong["countId"] ?? t(countProblemMessage(answer)));
  }

  return (
    <ConfirmDialog
      opened
      title={<Trans>Approve the count</Trans>}
      confirmLabel={<Trans>Post the differences</Trans>}
      busy={approve.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <Text size="sm">
        <Trans>
          Stock and books take over what was counted; what was sold since stays sold. This cannot be
          undone.
        </Trans>
      </Text>
      {left > 0 ? (
        <Text size="sm">
          <Trans>Lines that are left as they are in the books: {leftOut}</Trans>
        </Text>
      ) : null}
      <Textarea
        label={t`What the differences come from`}
        required
        data-autofocus
        value={reason}
        error={errors["reason"]}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
