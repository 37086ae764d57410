import { Trans, useLingui } from "@lingui/react/macro";
import { Select, Text, TextInput } from "@mantine/core";
import { useState } from "react";

import { graphql } from "@/gql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import type { Money } from "@/lib/money";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { MoneyText } from "@/ui/money-text";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { useMoneyMethods, type MoneyMethod, type Till } from "../model/tills";
import { voidGiftCardMessage } from "./void-gift-card-messages";

export const VoidGiftCard = graphql(`
  mutation VoidGiftCard($input: VoidGiftCardInput!) {
    voidGiftCard(input: $input) {
      __typename
      ... on VoidGiftCardSuccess {
        giftCard {
          id
          balance
        }
      }
    }
  }
`);

interface VoidGiftCardDialogProps {
  card: { id: string; lastFour: string; balance: Money };
  tills: readonly Till[];
  onClose: () => void;
}

/** Makes a card worthless and gives back what is left on it. */
export function VoidGiftCardDialog({ card, tills, onClose }: VoidGiftCardDialogProps) {
  const { t } = useLingui();
  const voiding = useDocumentMutation(VoidGiftCard);
  const [key] = useState(() => crypto.randomUUID());
  const [method, setMethod] = useState<MoneyMethod>("CASH");
  const [terminalId, setTerminalId] = useState(tills[0]?.id ?? "");
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  async function confirm() {
    const input = { idempotencyKey: key, giftCardId: card.id, terminalId, method, reason };
    const answer = (await voiding.run({ input }))?.voidGiftCard;
    if (!answer) return;
    if (answer.__typename === "VoidGiftCardSuccess") {
      toastSuccess(t(voidGiftCardMessage(answer)));
      onClose();
      return;
    }
    setProblem(t(voidGiftCardMessage(answer)));
  }

  const { lastFour } = card;
  return (
    <ConfirmDialog
      opened
      dangerous
      title={<Trans>Void the card …{lastFour}</Trans>}
      confirmLabel={<Trans>Void it</Trans>}
      busy={voiding.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <Text size="sm">
        <Trans>
          Give back <MoneyText amount={card.balance} />: the card pays nothing any more.
        </Trans>
      </Text>
      <TextInput
        label={t`Reason`}
        required
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Select
        label={t`Given back by`}
        data={useMoneyMethods()}
        allowDeselect={false}
        value={method}
        onChange={(chosen) => chosen && setMethod(chosen)}
      />
      <Select
        label={t`Till`}
        data={tills.map(({ id, name }) => ({ value: id, label: name }))}
        allowDeselect={false}
        value={terminalId}
        onChange={(chosen) => chosen && setTerminalId(chosen)}
      />
    </ConfirmDialog>
  );
}
