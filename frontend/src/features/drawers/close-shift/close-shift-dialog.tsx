import { Trans, useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useState } from "react";

import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { CountFields } from "../count-drawer/count-fields";
import { countedInput, NOTHING_COUNTED } from "../model/count";
import { closeShiftMessage } from "./close-shift-messages";
import { CloseShift } from "./close-shift.graphql";

interface CloseShiftDialogProps {
  shift: { id: string; holderName: string; isMine: boolean };
  onClosed: (shiftId: string) => void;
  onClose: () => void;
}

/** Counts the drawer blind and closes the shift; a manager closes another's and says why. */
export function CloseShiftDialog({ shift, onClosed, onClose }: CloseShiftDialogProps) {
  const { t } = useLingui();
  const holder = shift.holderName;
  const close = useDocumentMutation(CloseShift);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [count, setCount] = useState(NOTHING_COUNTED);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function confirm() {
    const counts = countedInput(count);
    if (counts === null) {
      setProblem(t`Count the cash, in whole notes or as one amount.`);
      return;
    }
    const input = { idempotencyKey: key, shiftId: shift.id, counts, note };
    const answer = (await close.run({ input }))?.closeShift;
    if (!answer) return;
    if (answer.__typename === "CloseShiftSuccess") {
      toastSuccess(t(closeShiftMessage(answer)));
      onClosed(answer.shift.id);
      return;
    }
    // Another count is another request.
    setKey(crypto.randomUUID());
    setErrors(answer.__typename === "InvalidInput" ? fieldErrors(answer.fields) : {});
    setProblem(t(closeShiftMessage(answer)));
  }

  return (
    <ConfirmDialog
      opened
      title={<Trans>Count the drawer of {holder}</Trans>}
      confirmLabel={<Trans>Close the shift</Trans>}
      busy={close.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <CountFields count={count} onChange={setCount} errors={errors} />
      <TextInput
        label={shift.isMine ? t`Note` : t`Why you close it for ${{ name: holder }}`}
        required={!shift.isMine}
        maxLength={200}
        value={note}
        error={errors["note"]}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
