import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useState } from "react";

import { isDecimal } from "@/lib/decimal";
import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { weight } from "@/lib/weight";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { DecimalInput } from "@/ui/decimal-input";
import { ProblemAlert } from "@/ui/problem-alert";

import { countProblemMessage } from "../model/count-problems";
import { RecountCodes } from "./recount-codes.graphql";

interface RecountDialogProps {
  countId: string;
  item: { sku: string; name: string };
  onClose: () => void;
}

/** Counts one item of a finished count once more, whole. */
export function RecountDialog({ countId, item, onClose }: RecountDialogProps) {
  const { t } = useLingui();
  const recount = useDocumentMutation(RecountCodes);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [quantity, setQuantity] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const { sku, name } = item;

  async function confirm() {
    if (!isDecimal(quantity)) {
      setWrong(t`Write a number.`);
      return;
    }
    const entries = [{ code: sku, quantity: weight(quantity) }];
    const answer = (await recount.run({ input: { idempotencyKey: key, countId, entries } }))
      ?.recountCodes;
    if (!answer) return;
    if (answer.__typename === "RecountCodesSuccess") {
      onClose();
      return;
    }
    setKey(crypto.randomUUID());
    setWrong(
      answer.__typename === "InvalidInput"
        ? (Object.values(fieldErrors(answer.fields))[0] ?? null)
        : null,
    );
    setProblem(t(countProblemMessage(answer)));
  }

  return (
    <ConfirmDialog
      opened
      title={<Trans>Count {sku} once more</Trans>}
      confirmLabel={<Trans>Replace</Trans>}
      busy={recount.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <Text size="sm">{name}</Text>
      <DecimalInput
        label={t`All that lies there now`}
        description={t`Pieces or grams; 0 where it is not there.`}
        required
        data-autofocus
        value={quantity}
        error={wrong}
        onChange={setQuantity}
      />
    </ConfirmDialog>
  );
}
