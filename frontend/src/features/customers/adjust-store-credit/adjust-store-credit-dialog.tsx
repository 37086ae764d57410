import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import { graphql } from "@/gql";
import { isDecimal } from "@/lib/decimal";
import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { money } from "@/lib/money";
import { MoneyInput } from "@/ui/money-input";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { adjustStoreCreditMessage } from "./adjust-store-credit-messages";

export const AdjustStoreCredit = graphql(`
  mutation AdjustStoreCredit($input: AdjustStoreCreditInput!) {
    adjustStoreCredit(input: $input) {
      __typename
      ... on AdjustStoreCreditSuccess {
        entry {
          id
        }
      }
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
    }
  }
`);

interface AdjustStoreCreditDialogProps {
  customerId: string;
  onClose: () => void;
}

/** Gives a customer store credit by hand, or takes some back. */
export function AdjustStoreCreditDialog({ customerId, onClose }: AdjustStoreCreditDialogProps) {
  const { t } = useLingui();
  const adjust = useDocumentMutation(AdjustStoreCredit);
  const [key] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: { amount: "", reason: "" },
    validate: { amount: (text) => (isDecimal(text) ? null : t`Write a number.`) },
  });

  async function submit({ amount, reason }: { amount: string; reason: string }) {
    const input = { idempotencyKey: key, customerId, amount: money(amount), reason };
    const answer = (await adjust.run({ input }))?.adjustStoreCredit;
    if (!answer) return;
    if (answer.__typename === "AdjustStoreCreditSuccess") {
      toastSuccess(t(adjustStoreCreditMessage(answer)));
      onClose();
      return;
    }
    if (answer.__typename === "InvalidInput") form.setErrors(fieldErrors(answer.fields));
    setProblem(t(adjustStoreCreditMessage(answer)));
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>Change the store credit</Trans>}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <MoneyInput
            label={t`Amount`}
            description={t`With a minus it is taken away.`}
            required
            data-autofocus
            {...form.getInputProps("amount")}
          />
          <TextInput label={t`Reason`} required {...form.getInputProps("reason")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={adjust.isPending}>
              <Trans>Change it</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
