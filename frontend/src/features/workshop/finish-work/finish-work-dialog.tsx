import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useState } from "react";

import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { workMessage } from "../model/work-messages";
import { emptyMade, madeInputs } from "../model/work-values";
import { MadeFields } from "../work-form/made-fields";
import { FinishWorkOrder } from "./finish-work.graphql";

interface FinishWorkDialogProps {
  orderId: string;
  onClose: () => void;
}

/** Takes back what a job made; what is missing is told before it counts as lost. */
export function FinishWorkDialog({ orderId, onClose }: FinishWorkDialogProps) {
  const { t } = useLingui();
  const finish = useDocumentMutation(FinishWorkOrder);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [lines, setLines] = useState(() => [emptyMade()]);
  const [excessReason, setExcessReason] = useState("");
  const [asksWhy, setAsksWhy] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const made = madeInputs(lines);

  async function submit() {
    if (!made) return;
    const input = { idempotencyKey: key, orderId, made, excessReason };
    const answer = (await finish.run({ input }))?.finishWorkOrder;
    if (!answer) return;
    if (answer.__typename === "FinishWorkOrderSuccess") {
      toastSuccess(t(workMessage(answer)));
      onClose();
      return;
    }
    // What was refused was not done: what is sent next is another request.
    setKey(crypto.randomUUID());
    setErrors(answer.__typename === "InvalidInput" ? fieldErrors(answer.fields) : {});
    setAsksWhy(asksWhy || answer.__typename === "LossAboveAllowance");
    setProblem(t(workMessage(answer)));
  }

  return (
    <Modal opened onClose={onClose} size="xl" title={<Trans>Take back what was made</Trans>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack>
          <MadeFields lines={lines} errors={errors} onChange={setLines} />
          {asksWhy ? (
            <TextInput
              label={t`Why more was lost than is allowed`}
              value={excessReason}
              onChange={(event) => setExcessReason(event.currentTarget.value)}
              error={errors["excessReason"]}
            />
          ) : null}
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={finish.isPending} disabled={!made}>
              <Trans>Put it on the shelf</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
