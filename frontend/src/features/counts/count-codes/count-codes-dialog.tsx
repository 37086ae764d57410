import { Trans, useLingui } from "@lingui/react/macro";
import { Text, Textarea } from "@mantine/core";
import { useState } from "react";

import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { useFormats } from "@/lib/use-formats";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { entriesOf } from "../model/code-list";
import { countProblemMessage } from "../model/count-problems";
import { CountCodes } from "./count-codes.graphql";

interface CountCodesDialogProps {
  countId: string;
  onClose: () => void;
}

/** Takes the list of an offline scanner, thousands of codes at once. */
export function CountCodesDialog({ countId, onClose }: CountCodesDialogProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const enter = useDocumentMutation(CountCodes);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const entries = entriesOf(text);
  const size = formats.number(entries.length);

  async function confirm() {
    const answer = (await enter.run({ input: { idempotencyKey: key, countId, entries } }))
      ?.countCodes;
    if (!answer) return;
    if (answer.__typename === "CountCodesSuccess") {
      toastSuccess(t`The list was counted.`);
      onClose();
      return;
    }
    setKey(crypto.randomUUID());
    setWrong(answer.__typename === "InvalidInput" ? told(fieldErrors(answer.fields)) : null);
    setProblem(t(countProblemMessage(answer)));
  }

  /** Names the codes of what is wrong, as they stand in the list. */
  function told(errors: Record<string, string>): string {
    return Object.entries(errors)
      .map(([path, message]) => {
        const code = entries[Number(path.split(".")[1])]?.code;
        return code ? `${code}: ${message}` : message;
      })
      .join("\n");
  }

  return (
    <ConfirmDialog
      opened
      title={<Trans>Enter a list</Trans>}
      confirmLabel={<Trans>Count these</Trans>}
      busy={enter.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <Textarea
        label={t`Codes that the scanner read`}
        description={t`One a line; a quantity or grams after a tab, comma or semicolon.`}
        required
        autosize
        minRows={6}
        maxRows={14}
        data-autofocus
        value={text}
        error={wrong}
        errorProps={{ style: { whiteSpace: "pre-line" } }}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        <Trans>Lines: {size}</Trans>
      </Text>
    </ConfirmDialog>
  );
}
