import { Trans, useLingui } from "@lingui/react/macro";
import { Button, CopyButton, Group, Modal, Select, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import { isDecimal } from "@/lib/decimal";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { money, type Money } from "@/lib/money";
import { useFormats } from "@/lib/use-formats";
import { MoneyInput } from "@/ui/money-input";
import { MoneyText } from "@/ui/money-text";
import { ProblemAlert } from "@/ui/problem-alert";

import { useMoneyMethods, type MoneyMethod, type Till } from "../model/tills";
import { sellGiftCardMessage } from "./sell-gift-card-messages";
import { SellGiftCard } from "./sell-gift-card.graphql";

interface SellGiftCardDialogProps {
  tills: readonly Till[];
  onClose: () => void;
}

interface Sold {
  code: string;
  balance: Money;
  expiresOn: string | null;
}

/** Sells a gift card and shows its code, which is kept nowhere. */
export function SellGiftCardDialog({ tills, onClose }: SellGiftCardDialogProps) {
  const [sold, setSold] = useState<Sold | null>(null);
  return (
    <Modal opened onClose={onClose} title={<Trans>Sell a gift card</Trans>}>
      {sold ? (
        <SoldCard sold={sold} onClose={onClose} />
      ) : (
        <SellForm tills={tills} onSold={setSold} onClose={onClose} />
      )}
    </Modal>
  );
}

interface SellFormProps extends SellGiftCardDialogProps {
  onSold: (sold: Sold) => void;
}

function SellForm({ tills, onSold, onClose }: SellFormProps) {
  const { t } = useLingui();
  const sell = useDocumentMutation(SellGiftCard);
  const [key] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: { terminalId: tills[0]?.id ?? "", method: "CASH", amount: "" },
    validate: { amount: (text) => (isDecimal(text) ? null : t`Write a number.`) },
  });

  async function submit({ terminalId, method, amount }: typeof form.values) {
    const payments = [{ method, amount: money(amount) }];
    const answer = (await sell.run({ input: { idempotencyKey: key, terminalId, payments } }))
      ?.sellGiftCard;
    if (!answer) return;
    if (answer.__typename === "SellGiftCardSuccess") {
      onSold({ code: answer.code, ...answer.giftCard });
      return;
    }
    if (answer.__typename === "InvalidInput") {
      form.setErrors({ amount: answer.fields[0]?.message });
    }
    setProblem(t(sellGiftCardMessage(answer)));
  }

  return (
    <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
      <Stack>
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        <MoneyInput
          label={t`Worth of the card`}
          required
          data-autofocus
          {...form.getInputProps("amount")}
        />
        <Select
          label={t`Paid by`}
          data={useMoneyMethods()}
          allowDeselect={false}
          {...form.getInputProps("method")}
        />
        <Select
          label={t`Till`}
          data={tills.map(({ id, name }) => ({ value: id, label: name }))}
          allowDeselect={false}
          {...form.getInputProps("terminalId")}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={sell.isPending}>
            <Trans>Sell the card</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function SoldCard({ sold, onClose }: { sold: Sold; onClose: () => void }) {
  const formats = useFormats();
  const until = sold.expiresOn ? formats.day(sold.expiresOn) : null;
  return (
    <Stack align="center">
      <Text ff="monospace" size="xl" fw={700} dir="ltr" role="status">
        {sold.code}
      </Text>
      <MoneyText amount={sold.balance} fw={600} />
      {until ? (
        <Text size="sm">
          <Trans>Good until {until}</Trans>
        </Text>
      ) : null}
      <Text size="sm" c="dimmed" ta="center">
        <Trans>Write the code on the card now: nobody can read it again later.</Trans>
      </Text>
      <Group>
        <CopyButton value={sold.code}>
          {({ copied, copy }) => (
            <Button variant="light" onClick={copy}>
              {copied ? <Trans>Copied</Trans> : <Trans>Copy the code</Trans>}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
