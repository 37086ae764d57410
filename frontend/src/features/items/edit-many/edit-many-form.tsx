import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Select, SimpleGrid, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";

import { itemClassLabels, makingMethodLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";

import { AmountChangeFields } from "./amount-change-fields";
import {
  NO_CATEGORY,
  noEdit,
  unfinished,
  type AmountName,
  type EditManyValues,
} from "./edit-many-values";

interface EditManyFormProps {
  categories: { value: string; label: string }[];
  errors: Record<string, string>;
  busy: boolean;
  onPreview: (values: EditManyValues) => void;
}

/** Says what changes of the chosen items; nothing changes yet. */
export function EditManyForm({ categories, errors, busy, onPreview }: EditManyFormProps) {
  const { t } = useLingui();
  const form = useForm<EditManyValues>({
    initialValues: noEdit,
    validate: (values) =>
      Object.fromEntries(unfinished(values).map((field) => [field, t`This is needed.`])),
  });
  const makingMethods = useChoices(makingMethodLabels);
  const classes = useChoices(itemClassLabels).filter(({ value }) => value !== "SCRAP");
  const stays = t`Stays as it is`;
  const errorOf = (path: string) => (form.errors[path] as string | undefined) ?? errors[path];
  const field = (name: keyof EditManyValues) => {
    const props = form.getInputProps(name);
    return { ...props, error: errorOf(name) };
  };
  const amount = (name: AmountName, label: string, canBeEmpty = false) => (
    <AmountChangeFields
      name={name}
      label={label}
      canBeEmpty={canBeEmpty}
      values={form.values[name]}
      errorOf={errorOf}
      onChange={(values) => {
        form.setFieldValue(name, values);
        form.clearErrors();
      }}
    />
  );
  return (
    <form onSubmit={form.onSubmit(onPreview)} noValidate>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <Select
            label={t`Category`}
            placeholder={stays}
            data={[{ value: NO_CATEGORY, label: t`No category` }, ...categories]}
            clearable
            searchable
            {...field("categoryId")}
          />
          <Select
            label={t`Kind`}
            placeholder={stays}
            data={classes}
            clearable
            {...field("itemClass")}
          />
          <Select
            label={t`For sale`}
            placeholder={stays}
            data={[
              { value: "true", label: t`Yes` },
              { value: "false", label: t`No` },
            ]}
            clearable
            {...field("isActive")}
          />
          <Select
            label={t`Only where making is charged`}
            placeholder={t`In any way`}
            data={makingMethods}
            clearable
            {...field("makingOf")}
          />
          <Select
            label={t`Making is charged from now on`}
            placeholder={stays}
            data={makingMethods}
            clearable
            {...field("makingMethod")}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          {amount("makingAmount", t`Making charge`)}
          {amount("wastagePercent", t`Wastage (%)`)}
          {amount("extraCharge", t`Hallmark and attachments`)}
          {amount("fixedPrice", t`Fixed price`, true)}
          {amount("lowStockAt", t`Low stock at`, true)}
        </SimpleGrid>
        {[errorOf("edit"), errorOf("emptied")].map((problem) =>
          problem ? (
            <Text key={problem} role="alert" size="sm" c="red">
              {problem}
            </Text>
          ) : null,
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={busy}>
            <Trans>Preview</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
