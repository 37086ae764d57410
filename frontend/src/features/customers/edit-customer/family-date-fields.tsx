import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Select, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconPlus, IconTrash } from "@tabler/icons-react";

import { familyDateKindLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { FieldGroup } from "@/ui/field-group";

import type { CustomerValues } from "../model/customer-values";

/** The days that the family celebrates. */
export function FamilyDateFields({ form }: { form: UseFormReturnType<CustomerValues> }) {
  const { t } = useLingui();
  const kinds = useChoices(familyDateKindLabels);
  return (
    <FieldGroup title={<Trans>Family dates</Trans>}>
      {form.values.familyDates.map((_, place) => (
        <Group key={place} align="flex-start" wrap="nowrap">
          <Select
            aria-label={t`Kind of day`}
            data={kinds}
            allowDeselect={false}
            {...form.getInputProps(`familyDates.${place}.kind`)}
          />
          <TextInput
            aria-label={t`Whose`}
            placeholder={t`Whose`}
            flex={1}
            {...form.getInputProps(`familyDates.${place}.name`)}
          />
          <TextInput
            aria-label={t`Date`}
            type="date"
            {...form.getInputProps(`familyDates.${place}.on`)}
          />
          <ActionIcon
            size={36}
            variant="subtle"
            color="red"
            aria-label={t`Remove this day`}
            onClick={() => form.removeListItem("familyDates", place)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          variant="light"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => form.insertListItem("familyDates", { kind: "BIRTHDAY", name: "", on: "" })}
        >
          <Trans>Add a day</Trans>
        </Button>
      </Group>
    </FieldGroup>
  );
}
