import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, MultiSelect, Paper, SimpleGrid, Stack, Switch } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { itemClassLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { DecimalInput } from "@/ui/decimal-input";
import { MoneyInput } from "@/ui/money-input";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { fieldsWithoutNumber, programInput, type ProgramValues } from "../model/program-values";
import { setLoyaltyProgramMessage } from "./set-loyalty-program-messages";
import { SetLoyaltyProgram } from "./set-loyalty-program.graphql";
import { TierFields } from "./tier-fields";

interface SetLoyaltyProgramFormProps {
  initial: ProgramValues;
  readOnly: boolean;
}

/** How the shop rewards its customers. */
export function SetLoyaltyProgramForm({ initial, readOnly }: SetLoyaltyProgramFormProps) {
  const { t } = useLingui();
  const setProgram = useDocumentMutation(SetLoyaltyProgram);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<ProgramValues>({
    initialValues: initial,
    validate: (values) =>
      Object.fromEntries(fieldsWithoutNumber(values).map((field) => [field, t`Write a number.`])),
  });

  async function submit(values: ProgramValues) {
    const answer = (await setProgram.run({ input: programInput(values) }))?.setLoyaltyProgram;
    if (!answer) return;
    const message = t(setLoyaltyProgramMessage(answer));
    if (answer.__typename === "InvalidInput") {
      form.setErrors(fieldErrors(answer.fields));
      setProblem(message);
      return;
    }
    setProblem(null);
    toastSuccess(message);
  }

  return (
    <Paper p="lg">
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <Switch
            label={t`Purchases earn points`}
            {...form.getInputProps("isActive", { type: "checkbox" })}
          />
          <TierFields form={form} />
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <DecimalInput
              label={t`A tier counts the spend of the last (months)`}
              {...form.getInputProps("tierMonths")}
            />
            <MoneyInput label={t`A point pays`} {...form.getInputProps("pointValue")} />
            <DecimalInput
              label={t`Fewest points spent at once`}
              {...form.getInputProps("minimumPoints")}
            />
            <DecimalInput
              label={t`Points expire after (months)`}
              description={t`Empty: never`}
              {...form.getInputProps("expiryMonths")}
            />
            <DecimalInput
              label={t`Points for bringing a customer`}
              {...form.getInputProps("referralPoints")}
            />
            <DecimalInput
              label={t`Gift cards are good for (months)`}
              description={t`Empty: for ever`}
              {...form.getInputProps("giftCardMonths")}
            />
          </SimpleGrid>
          <MultiSelect
            label={t`Earn no points`}
            data={useChoices(itemClassLabels)}
            {...form.getInputProps("excludedClasses")}
          />
          {readOnly ? null : (
            <Group justify="flex-end">
              <Button type="submit" loading={setProgram.isPending}>
                <Trans>Save the program</Trans>
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Paper>
  );
}
