import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useState } from "react";

import type { FragmentType } from "@/gql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { ReturnFields, useReturn, type ReturnFieldsFragment } from "./return-fields";
import { returnSaleMessage } from "./return-sale-messages";
import { ReturnSale } from "./return-sale.graphql";

interface ReturnSaleDialogProps {
  saleId: string;
  terminalId: string | null;
  number: string;
  lines: readonly FragmentType<typeof ReturnFieldsFragment>[];
  isCustomerKnown: boolean;
  onReturned: (refundId: string) => void;
  onClose: () => void;
}

/** Takes lines of a sale back, or parts of them, with the reason that stays in the books. */
export function ReturnSaleDialog(props: ReturnSaleDialogProps) {
  const { saleId, terminalId, number, lines, isCustomerKnown, onReturned, onClose } = props;
  const { t } = useLingui();
  const back = useReturn(lines);
  const taking = useDocumentMutation(ReturnSale);
  const [key] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);

  async function confirm() {
    const { returned } = back;
    if (returned === null) {
      setProblem(t`Say of at least one line how much comes back, and no more than is left of it.`);
      return;
    }
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
      <ReturnFields back={back} isCustomerKnown={isCustomerKnown} />
    </ConfirmDialog>
  );
}
