import { Trans, useLingui } from "@lingui/react/macro";
import { Text, Textarea } from "@mantine/core";
import { useState } from "react";

import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";

import { RevealIdentity } from "./reveal-identity.graphql";

interface RevealIdentityDialogProps {
  purchaseId: string;
  onClose: () => void;
}

/** Shows the whole number to somebody who says why; that they looked is written down. */
export function RevealIdentityDialog({ purchaseId, onClose }: RevealIdentityDialogProps) {
  const { t } = useLingui();
  const reveal = useDocumentMutation(RevealIdentity);
  const [reason, setReason] = useState("");
  const [number, setNumber] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function confirm() {
    if (number) {
      onClose();
      return;
    }
    const answer = (await reveal.run({ input: { purchaseId, reason } }))?.revealIdentity;
    if (!answer) return;
    if (answer.__typename === "RevealIdentitySuccess") {
      setProblem(null);
      setNumber(answer.number);
    } else if (answer.__typename === "InvalidInput") {
      setProblem(fieldErrors(answer.fields)["reason"] ?? t`Check the marked fields.`);
    } else {
      setProblem(t`No identity was recorded with this purchase.`);
    }
  }

  return (
    <ConfirmDialog
      opened
      title={<Trans>Show the number of the document</Trans>}
      confirmLabel={number ? <Trans>Done</Trans> : <Trans>Show it</Trans>}
      busy={reveal.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      {number ? (
        <Text size="xl" fw={600} ta="center" aria-live="polite">
          <bdi>{number}</bdi>
        </Text>
      ) : (
        <Textarea
          label={t`Why you need to see it`}
          description={t`Kept beside your name.`}
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </ConfirmDialog>
  );
}
