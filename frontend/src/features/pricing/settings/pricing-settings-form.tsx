import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Select, SimpleGrid, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import { readFragment, type FragmentType } from "@/gql";
import type { MithqalCustom, TolaCustom } from "@/gql/graphql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { metalLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { DecimalInput } from "@/ui/decimal-input";
import { FieldGroup } from "@/ui/field-group";
import { MoneyInput } from "@/ui/money-input";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { PricingSettingsFragment, UpdatePricingSettings } from "./pricing-settings.graphql";
import {
  formPath,
  settingsInput,
  unfinished,
  valuesOf,
  type PricingValues,
} from "./pricing-values";
import { updatePricingSettingsMessage } from "./update-pricing-settings-messages";

interface PricingSettingsFormProps {
  settings: FragmentType<typeof PricingSettingsFragment>;
}

/** How the shop makes its prices; what is left empty follows the rule of the country. */
export function PricingSettingsForm({ settings: masked }: PricingSettingsFormProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const settings = readFragment(PricingSettingsFragment, masked);
  const update = useDocumentMutation(UpdatePricingSettings);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<PricingValues>({
    initialValues: valuesOf(settings),
    validate: (values) =>
      Object.fromEntries(unfinished(values).map((path) => [path, t`Write a number.`])),
  });
  const byRule = (percent: string | null) =>
    percent === null ? undefined : t`${{ percent: formats.number(percent) }}% by the rule`;
  const mithqals: { value: MithqalCustom; label: string }[] = [
    { value: "MARKET", label: t`4.6083 g (market)` },
    { value: "NOKHOD_24", label: t`4.608 g (24 nokhod)` },
  ];
  const tolas: { value: TolaCustom; label: string }[] = [
    { value: "EXACT", label: t`11.6638038 g (180 grains)` },
    { value: "TRADE", label: t`11.664 g (trade)` },
  ];

  async function submit(values: PricingValues) {
    const answer = (await update.run({ input: settingsInput(settings, values) }))
      ?.updatePricingSettings;
    if (!answer) return;
    if (answer.__typename === "UpdatePricingSettingsSuccess") {
      setProblem(null);
      toastSuccess(t(updatePricingSettingsMessage(answer)));
      return;
    }
    setProblem(t(updatePricingSettingsMessage(answer)));
    if (answer.__typename === "InvalidInput")
      form.setErrors(
        Object.fromEntries(answer.fields.map((one) => [formPath(settings, one.path), one.message])),
      );
  }

  return (
    <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
      <Stack gap="lg">
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        <FieldGroup title={<Trans>Profit (%)</Trans>}>
          <SimpleGrid cols={{ base: 2, sm: 3 }}>
            {settings.profits.map((one, index) => (
              <DecimalInput
                key={one.key}
                label={one.label}
                description={byRule(one.rulePercent)}
                {...form.getInputProps(`profits.${index}`)}
              />
            ))}
          </SimpleGrid>
        </FieldGroup>
        <FieldGroup title={<Trans>Tax (%)</Trans>}>
          <SimpleGrid cols={{ base: 2, sm: 3 }}>
            {settings.taxes.map((one, index) => (
              <DecimalInput
                key={one.key}
                label={one.label}
                description={byRule(one.rulePercent)}
                {...form.getInputProps(`taxes.${index}`)}
              />
            ))}
          </SimpleGrid>
        </FieldGroup>
        <FieldGroup title={<Trans>Largest discount by role (%)</Trans>}>
          <SimpleGrid cols={{ base: 2, sm: 3 }}>
            {settings.discounts.map((one, index) => (
              <DecimalInput
                key={one.key}
                label={one.label}
                {...form.getInputProps(`discounts.${index}`)}
              />
            ))}
          </SimpleGrid>
        </FieldGroup>
        <FieldGroup title={<Trans>Spread over the board's rate (%)</Trans>}>
          {settings.spreads.map(({ metal }, index) => (
            <SimpleGrid key={metal} cols={2}>
              <DecimalInput
                label={t`${{ metal: t(metalLabels[metal]) }}: we sell above by`}
                {...form.getInputProps(`sells.${index}`)}
              />
              <DecimalInput
                label={t`${{ metal: t(metalLabels[metal]) }}: we buy below by`}
                {...form.getInputProps(`buys.${index}`)}
              />
            </SimpleGrid>
          ))}
        </FieldGroup>
        <FieldGroup title={<Trans>Quotes, rounding and units</Trans>}>
          <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }}>
            <DecimalInput
              label={t`A quote is good for (minutes)`}
              {...form.getInputProps("quoteMinutes")}
            />
            <MoneyInput label={t`Totals are rounded to`} {...form.getInputProps("totalStep")} />
            <DecimalInput
              label={t`A rate is held when it moves by more than (%)`}
              {...form.getInputProps("rateHoldPercent")}
            />
            <Select
              label={t`A mithqal weighs`}
              data={mithqals}
              allowDeselect={false}
              {...form.getInputProps("mithqal")}
            />
            <Select
              label={t`A tola weighs`}
              data={tolas}
              allowDeselect={false}
              {...form.getInputProps("tola")}
            />
          </SimpleGrid>
        </FieldGroup>
        <Group justify="flex-end">
          <Button type="submit" loading={update.isPending}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
