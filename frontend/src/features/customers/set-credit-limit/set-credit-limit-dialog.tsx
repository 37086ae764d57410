import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import { graphql } from "@/gql";
import { isDecimal } from "@/lib/decimal";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { money, type Money } from "@/lib/money";
import { weight, type Weight } from "@/lib/weight";
import { MoneyInput } from "@/ui/money-input";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";
import { WeightInput } from "@/ui/weight-input";

import { setCreditLimitMessage } from "./set-credit-limit-messages";

export const SetCreditLimit = graphql(`
  mutation SetCreditLimit($input: SetCreditLimitInput!) {
    setCreditLimit(input: $input) {
      __typename
      ... on SetCreditLimitSuccess {
        customer {
          id
          creditLimit
          gramLimit
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

interface SetCreditLimitDialogProps {
  customer: { id: string; creditLimit: Money | null; gramLimit: Weight | null };
  onClose: () => void;
}

/** Says how much a customer may owe; an empty field says nothing. */
export function SetCreditLimitDialog({ customer, onClose }: SetCreditLimitDialogProps) {
  const { t } = useLingui();
  const setLimit = useDocumentMutation(SetCreditLimit);
  const [problem, setProblem] = useState<string | null>(null);
  const aNumber = (text: string) => (text === "" || isDecimal(text) ? null : t`Write a number.`);
  const form = useForm({
    initialValues: { money: customer.creditLimit ?? "", grams: customer.gramLimit ?? "" },
    validate: { money: aNumber, grams: aNumber },
  });

  async function submit(values: { money: string; grams: string }) {
    const input = {
      customerId: customer.id,
      money: values.money === "" ? null : money(values.money),
      grams: values.grams === "" ? null : weight(values.grams),
    };
    const answer = (await setLimit.run({ input }))?.setCreditLimit;
    if (!answer) return;
    if (answer.__typename === "SetCreditLimitSuccess") {
      toastSuccess(t(setCreditLimitMessage(answer)));
      onClose();
      return;
    }
    if (answer.__typename === "InvalidInput") {
      const errors = Object.fromEntries(
        answer.fields.map(({ path, message }) => [
          path[0] === "gramLimit" ? "grams" : "money",
          message,
        ]),
      );
      form.setErrors(errors);
    }
    setProblem(t(setCreditLimitMessage(answer)));
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>How much the customer may owe</Trans>}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <MoneyInput label={t`In money`} data-autofocus {...form.getInputProps("money")} />
          <WeightInput label={t`In fine gold`} {...form.getInputProps("grams")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={setLimit.isPending}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
