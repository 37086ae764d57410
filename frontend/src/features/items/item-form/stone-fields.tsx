import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Select, SimpleGrid, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconPlus, IconTrash } from "@tabler/icons-react";

import { stoneKindLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { DecimalInput } from "@/ui/decimal-input";
import { FieldGroup } from "@/ui/field-group";
import { MoneyInput } from "@/ui/money-input";

import { emptyStone, type ItemValues } from "../model/item-values";

export function StoneFields({ form }: { form: UseFormReturnType<ItemValues> }) {
  return (
    <FieldGroup title={<Trans>Stones</Trans>}>
      {form.values.stones.map((_, index) => (
        <StoneRow key={index} form={form} index={index} />
      ))}
      <Group>
        <Button
          variant="light"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => form.insertListItem("stones", emptyStone)}
        >
          <Trans>Add a stone</Trans>
        </Button>
      </Group>
    </FieldGroup>
  );
}

function StoneRow({ form, index }: { form: UseFormReturnType<ItemValues>; index: number }) {
  const { t } = useLingui();
  const field = (name: string) => form.getInputProps(`stones.${index}.${name}`);
  return (
    <Paper p="sm" radius="md">
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs">
        <Select
          label={t`Stone`}
          data={useChoices(stoneKindLabels)}
          allowDeselect={false}
          {...field("kind")}
        />
        <DecimalInput label={t`Count`} {...field("count")} />
        <DecimalInput label={t`Carat`} required {...field("carat")} />
        <MoneyInput label={t`Price`} {...field("price")} />
        <TextInput label={t`Cut`} {...field("cut")} />
        <TextInput label={t`Colour`} {...field("colour")} />
        <TextInput label={t`Clarity`} {...field("clarity")} />
        <TextInput label={t`Laboratory`} {...field("certificateLab")} />
        <TextInput label={t`Certificate`} dir="ltr" {...field("certificateNumber")} />
      </SimpleGrid>
      <Button
        mt="xs"
        size="compact-sm"
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={14} aria-hidden />}
        onClick={() => form.removeListItem("stones", index)}
      >
        <Trans>Remove this stone</Trans>
      </Button>
    </Paper>
  );
}
