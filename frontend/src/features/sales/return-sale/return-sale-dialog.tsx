import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, Select, Text, Textarea } from "@mantine/core";
import { useState } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { ReturnReason } from "@/gql/graphql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { returnReasonLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { useFormats } from "@/lib/use-formats";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { DecimalInput } from "@/ui/decimal-input";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { leftOf, returnableLines, returnedLines } from "../model/returned-lines";
import { returnSaleMessage } from "./return-sale-messages";
import { ReturnSale } from "./return-sale.graphql";

export const ReturnSaleDialogFragment = graphql(`
  fragment ReturnSaleDialog_line on SaleLine {
    position
    description
    quantity
    returnedQuantity
  }
`);

interface ReturnSaleDialogProps {
  saleId: string;
  terminalId: string | null;
  number: string;
  lines: readonly FragmentType<typeof ReturnSaleDialogFragment>[];
  isCustomerKnown: boolean;
  onReturned: (refundId: string) => void;
  onClose: () => void;
}

/** Takes lines of a sale back, or parts of them, with the reason that stays in the books. */
export function ReturnSaleDialog(props: ReturnSaleDialogProps) {
  const { saleId, terminalId, number, lines: masked, isCustomerKnown, onReturned, onClose } = props;
  const { t } = useLingui();
  const formats = useFormats();
  const lines = returnableLines(readFragment(ReturnSaleDialogFragment, masked));
  const taking = useDocumentMutation(ReturnSale);
  const [key] = useState(() => crypto.randomUUID());
  const [typed, setTyped] = useState<Record<number, string>>(() =>
    Object.fromEntries(lines.map((line) => [line.position, leftOf(line)])),
  );
  const [reason, setReason] = useState<ReturnReason>("SIZE");
  const [note, setNote] = useState("");
  const [toStoreCredit, setToStoreCredit] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const reasons = useChoices(returnReasonLabels);

  async function confirm() {
    const chosen = returnedLines(lines, typed);
    if (chosen === null) {
      setProblem(t`Say of at least one line how much comes back, and no more than is left of it.`);
      return;
    }
    const returned = { reason, note, lines: chosen, toStoreCredit };
    const input = { idempotencyKey: key, saleId, terminalId, returned };
    const answer = (await taking.run({ input }))?.returnSale;
    if (!answer) return;
    if (answer.__typename === "ReturnSaleSuccess") {
      toastSuccess(t(returnSaleMessage(answer)));
      onReturned(answer.refund.id);
    } else setProblem(t(returnSaleMessage(answer)));
  }

  return (
    <ConfirmDialog
      opened
      dangerous
      title={<Trans>Take back of sale {number}</Trans>}
      confirmLabel={<Trans>Take it back</Trans>}
      busy={taking.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <Text size="sm">
        <Trans>
          The pieces go back into stock, and the money goes back the way it came. This cannot be
          undone.
        </Trans>
      </Text>
      {lines.map((line) => (
        <DecimalInput
          key={line.position}
          label={line.description}
          description={t`Can come back: ${{ left: formats.number(leftOf(line)) }}`}
          value={typed[line.position] ?? ""}
          onChange={(quantity) => setTyped((before) => ({ ...before, [line.position]: quantity }))}
        />
      ))}
      <Select
        label={t`Reason`}
        data={reasons}
        value={reason}
        onChange={(chosen) => chosen && setReason(chosen)}
        allowDeselect={false}
      />
      <Textarea
        label={t`In words`}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {isCustomerKnown ? (
        <Checkbox
          label={t`Give store credit instead of money`}
          checked={toStoreCredit}
          onChange={(event) => setToStoreCredit(event.currentTarget.checked)}
        />
      ) : null}
    </ConfirmDialog>
  );
}
