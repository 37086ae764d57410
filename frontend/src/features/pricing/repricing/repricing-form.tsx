import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";

import type { RepricedAmount, RepricingMethod } from "@/gql/graphql";
import { itemClassLabels, metalLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { DecimalInput } from "@/ui/decimal-input";
import { MoneyInput } from "@/ui/money-input";

import { noRepricing, unfinished, type RepricingValues } from "./repricing-values";

interface RepricingFormProps {
  categories: { value: string; label: string }[];
  errors: Record<string, string>;
  busy: boolean;
  onPreview: (values: RepricingValues) => void;
}

/** Says which prices change, and by how much; nothing changes yet. */
export function RepricingForm({ categories, errors, busy, onPreview }: RepricingFormProps) {
  const { t } = useLingui();
  const form = useForm<RepricingValues>({
    initialValues: noRepricing,
    validate: (values) =>
      Object.fromEntries(unfinished(values).map((field) => [field, t`This is needed.`])),
  });
  const isByPercent = form.values.method === "PERCENT";
  const amounts: { value: RepricedAmount; label: string }[] = [
    { value: "FIXED_PRICE", label: t`Fixed prices` },
    { value: "MAKING", label: t`Making charges in money` },
  ];
  const methods: { value: RepricingMethod; label: string }[] = [
    { value: "PERCENT", label: t`By a percentage` },
    { value: "METAL", label: t`By what the metal's rate moved` },
  ];
  const field = (name: keyof RepricingValues) => {
    const props = form.getInputProps(name);
    return { ...props, error: (props.error as string | undefined) ?? errors[name] };
  };
  return (
    <Paper p="lg">
      <form onSubmit={form.onSubmit(onPreview)} noValidate>
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, xs: 2, sm: 4 }}>
            <Select
              label={t`What changes`}
              data={amounts}
              allowDeselect={false}
              {...field("amount")}
            />
            <Select
              label={t`How it changes`}
              data={methods}
              allowDeselect={false}
              {...field("method")}
            />
            {isByPercent ? (
              <DecimalInput label={t`Percent`} required {...field("percent")} />
            ) : (
              <TextInput
                type="datetime-local"
                label={t`Prices are from`}
                required
                {...field("since")}
              />
            )}
            <MoneyInput label={t`Rounded to`} required {...field("step")} />
            <Select
              label={t`Category`}
              placeholder={t`Every category`}
              data={categories}
              clearable
              searchable
              {...field("categoryId")}
            />
            <Select
              label={t`Kind`}
              placeholder={t`Every kind`}
              data={useChoices(itemClassLabels)}
              clearable
              {...field("itemClass")}
            />
            <Select
              label={t`Metal`}
              placeholder={t`Every metal`}
              data={useChoices(metalLabels)}
              clearable
              {...field("metal")}
            />
          </SimpleGrid>
          <Group justify="flex-end">
            <Button type="submit" loading={busy}>
              <Trans>Preview</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
