import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useState } from "react";

import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";

import { countProblemMessage } from "../model/count-problems";
import { FinishCount } from "./finish-count.graphql";

interface FinishCountDialogProps {
  countId: string;
  onClose: () => void;
}

/** Asks before what nobody found becomes missing. */
export function FinishCountDialog({ countId, onClose }: FinishCountDialogProps) {
  const { t } = useLingui();
  const finish = useDocumentMutation(FinishCount);
  const [key] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);

  async function confirm() {
    const answer = (await finish.run({ input: { idempotencyKey: key, countId } }))?.finishCount;
    if (!answer) return;
    if (answer.__typename === "FinishCountSuccess") onClose();
    else setProblem(t(countProblemMessage(answer)));
  }

  return (
    <ConfirmDialog
      opened
      title={<Trans>Finish counting</Trans>}
      confirmLabel={<Trans>Finish</Trans>}
      busy={finish.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <Text size="sm">
        <Trans>
          What nobody found becomes missing. Single lines can still be counted once more, and
          nothing is posted yet.
        </Trans>
      </Text>
    </ConfirmDialog>
  );
}
