import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { ReactNode } from "react";

import { unfinishedNumbers, type ItemValues } from "../model/item-values";
import { IdentityFields } from "./identity-fields";
import { MetalFields } from "./metal-fields";
import { PriceFields } from "./price-fields";
import { StoneFields } from "./stone-fields";

export interface Choice {
  value: string;
  label: string;
}

interface ItemFormProps {
  initialValues: ItemValues;
  categories: Choice[];
  problem: ReactNode;
  busy: boolean;
  submitLabel: ReactNode;
  /** Fields that only belong to one of the pages, such as the opening stock. */
  children?: ReactNode;
  /** Answers with the refused fields, none when the item was kept. */
  onSubmit: (values: ItemValues) => Promise<Record<string, string>>;
  onCancel: () => void;
}

/** Everything that describes an item; the page around it owns the mutation. */
export function ItemForm(props: ItemFormProps) {
  const { initialValues, categories, problem, busy, submitLabel, children, onSubmit, onCancel } =
    props;
  const { t } = useLingui();
  const form = useForm<ItemValues>({
    initialValues,
    validate: (values) =>
      Object.fromEntries(unfinishedNumbers(values).map((field) => [field, t`Write a number.`])),
  });

  async function submit(values: ItemValues) {
    const refused = await onSubmit(values);
    form.setErrors(refused);
    const [first] = Object.keys(refused);
    if (first) form.getInputNode(first)?.focus();
  }

  return (
    <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
      <Stack maw={880}>
        {problem}
        <IdentityFields form={form} categories={categories} />
        <MetalFields form={form} />
        <PriceFields form={form} />
        <StoneFields form={form} />
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={busy}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
