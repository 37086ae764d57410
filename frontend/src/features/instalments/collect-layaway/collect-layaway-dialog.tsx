import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useState } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { compareMoney, money, NO_MONEY } from "@/lib/money";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { SumRow } from "@/ui/sum-row";
import { toastSuccess } from "@/ui/toast";

import { paymentInputs, paymentOf, type PaymentRow } from "../model/payments";
import { planMessage } from "../model/plan-messages";
import { PaymentRows } from "../payments/payment-rows";
import { CollectLayaway } from "./collect-layaway.graphql";

export const CollectLayawayFragment = graphql(`
  fragment CollectLayaway_plan on InstalmentPlan {
    id
    settled
    open
  }
`);

interface CollectLayawayDialogProps {
  plan: FragmentType<typeof CollectLayawayFragment>;
  terminalId: string | null;
  onClose: () => void;
}

/** Hands the goods over, once the deposits and what is paid now make up the price. */
export function CollectLayawayDialog({
  plan: masked,
  terminalId,
  onClose,
}: CollectLayawayDialogProps) {
  const { t } = useLingui();
  const { id, settled, open } = readFragment(CollectLayawayFragment, masked);
  const collect = useDocumentMutation(CollectLayaway);
  const isPaid = compareMoney(money(open), NO_MONEY) === 0;
  const [key] = useState(() => crypto.randomUUID());
  const [rows, setRows] = useState<readonly PaymentRow[]>(isPaid ? [] : [paymentOf(open)]);
  const [problem, setProblem] = useState<string | null>(null);

  async function confirm() {
    const payments = paymentInputs(rows);
    if (!payments) {
      setProblem(t`Complete the payments first.`);
      return;
    }
    const input = { idempotencyKey: key, planId: id, terminalId, payments };
    const answer = (await collect.run({ input }))?.collectLayaway;
    if (!answer) return;
    const message = t(planMessage(answer));
    if (answer.__typename !== "CollectLayawaySuccess") {
      setProblem(message);
      return;
    }
    toastSuccess(message);
    onClose();
  }

  return (
    <ConfirmDialog
      opened
      title={<Trans>Hand over the goods</Trans>}
      confirmLabel={<Trans>Complete the sale</Trans>}
      busy={collect.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <SumRow label={<Trans>Deposits so far</Trans>} amount={money(settled)} />
      <SumRow label={<Trans>Still open</Trans>} amount={money(open)} />
      {isPaid ? (
        <Text size="sm">
          <Trans>All is paid. The sale is made and the goods leave the stock.</Trans>
        </Text>
      ) : (
        <PaymentRows rows={rows} onChange={setRows} />
      )}
    </ConfirmDialog>
  );
}
