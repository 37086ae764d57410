import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconPlus, IconTrash } from "@tabler/icons-react";

import { FieldGroup } from "@/ui/field-group";
import { MoneyInput } from "@/ui/money-input";

import type { ProgramValues } from "../model/program-values";

/** The tiers, the lowest first; it begins at nothing, so that everybody is in one. */
export function TierFields({ form }: { form: UseFormReturnType<ProgramValues> }) {
  const { t } = useLingui();
  return (
    <FieldGroup title={<Trans>Tiers</Trans>}>
      {form.values.tiers.map((_, place) => (
        <Group key={place} align="flex-start" wrap="nowrap">
          <TextInput
            label={t`Name of the tier`}
            flex={1}
            {...form.getInputProps(`tiers.${place}.name`)}
          />
          <MoneyInput
            label={t`From a spend of`}
            disabled={place === 0}
            {...form.getInputProps(`tiers.${place}.fromSpend`)}
          />
          <MoneyInput
            label={t`A point for every`}
            {...form.getInputProps(`tiers.${place}.moneyPerPoint`)}
          />
          <ActionIcon
            mt={26}
            size={36}
            variant="subtle"
            color="red"
            aria-label={t`Remove this tier`}
            disabled={place === 0}
            onClick={() => form.removeListItem("tiers", place)}
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
          onClick={() =>
            form.insertListItem("tiers", { name: "", fromSpend: "", moneyPerPoint: "" })
          }
        >
          <Trans>Add a tier</Trans>
        </Button>
      </Group>
    </FieldGroup>
  );
}
