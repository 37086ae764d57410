import { Trans, useLingui } from "@lingui/react/macro";
import { Select, SimpleGrid, Switch, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";

import { itemClassLabels, trackingLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { FieldGroup } from "@/ui/field-group";

import type { ItemValues } from "../model/item-values";
import type { Choice } from "./item-form";

interface IdentityFieldsProps {
  form: UseFormReturnType<ItemValues>;
  categories: Choice[];
}

export function IdentityFields({ form, categories }: IdentityFieldsProps) {
  const { t } = useLingui();
  const isScrap = form.values.itemClass === "SCRAP";
  // Scrap comes by buying it: nothing becomes scrap here, and what is scrap stays it.
  const classes = useChoices(itemClassLabels).filter(
    ({ value }) => (value === "SCRAP") === isScrap,
  );
  return (
    <FieldGroup title={<Trans>What it is</Trans>}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={t`Name`} required {...form.getInputProps("name")} />
        <TextInput
          label={t`Name in Persian`}
          dir="rtl"
          lang="fa"
          {...form.getInputProps("nameFa")}
        />
        <TextInput label={t`SKU`} required dir="ltr" {...form.getInputProps("sku")} />
        <TextInput label={t`Barcode`} dir="ltr" {...form.getInputProps("barcode")} />
        <Select
          label={t`Kind`}
          data={classes}
          allowDeselect={false}
          {...form.getInputProps("itemClass")}
        />
        <Select
          label={t`Counted`}
          data={useChoices(trackingLabels)}
          allowDeselect={false}
          {...form.getInputProps("tracking")}
        />
        <Select
          label={t`Category`}
          data={categories}
          clearable
          searchable
          {...form.getInputProps("categoryId")}
        />
      </SimpleGrid>
      <Switch
        label={t`For sale`}
        aria-checked={form.values.isActive}
        {...form.getInputProps("isActive", { type: "checkbox" })}
      />
    </FieldGroup>
  );
}
