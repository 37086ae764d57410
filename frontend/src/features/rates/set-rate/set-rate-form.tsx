import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Select, SimpleGrid, Stack, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import type { Metal, WeightUnit } from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { metalLabels, unitLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { DecimalInput } from "@/ui/decimal-input";
import { MoneyInput } from "@/ui/money-input";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { setRateMessage } from "./set-rate-messages";
import { SetRate } from "./set-rate.graphql";

/** The units that a board quotes in. */
const UNITS: readonly WeightUnit[] = ["GRAM", "MITHQAL", "TOLA", "TROY_OUNCE"];

interface Values {
  metal: Metal;
  amount: string;
  fineness: string;
  unit: WeightUnit;
}

/** Puts a rate on the shop's own board. */
export function SetRateForm() {
  const { t } = useLingui();
  const setRate = useDocumentMutation(SetRate);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const notANumber = (text: string) => (isDecimal(text) ? null : t`Write a number.`);
  const units = UNITS.map((value) => ({ value, label: t(unitLabels[value]) }));
  const form = useForm<Values>({
    initialValues: { metal: "XAU", amount: "", fineness: "750", unit: "GRAM" },
    validate: { amount: notANumber, fineness: notANumber },
  });

  async function submit(values: Values) {
    const answer = (
      await setRate.run({
        input: { ...values, idempotencyKey: key },
      })
    )?.setRate;
    if (!answer) return;
    setProblem(answer.__typename === "SetRateSuccess" ? null : t(setRateMessage(answer)));
    if (answer.__typename === "InvalidInput") form.setErrors(fieldErrors(answer.fields));
    if (answer.__typename === "SetRateSuccess") {
      toastSuccess(t(setRateMessage(answer)));
      form.setFieldValue("amount", "");
      setKey(crypto.randomUUID());
    }
  }

  return (
    <Paper p="lg">
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack gap="sm">
          <Title order={2} size="h5">
            <Trans>Set our own rate</Trans>
          </Title>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <SimpleGrid cols={{ base: 1, xs: 2, sm: 4 }}>
            <Select
              label={t`Metal`}
              data={useChoices(metalLabels)}
              allowDeselect={false}
              {...form.getInputProps("metal")}
            />
            <DecimalInput label={t`Fineness (‰)`} {...form.getInputProps("fineness")} />
            <Select
              label={t`Unit`}
              data={units}
              allowDeselect={false}
              {...form.getInputProps("unit")}
            />
            <MoneyInput label={t`Price of one unit`} required {...form.getInputProps("amount")} />
          </SimpleGrid>
          <Group justify="flex-end">
            <Button type="submit" loading={setRate.isPending}>
              <Trans>Set the rate</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
