import { Trans, useLingui } from "@lingui/react/macro";
import { Select, SimpleGrid, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";

import { metalLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { DecimalInput } from "@/ui/decimal-input";
import { FieldGroup } from "@/ui/field-group";
import { WeightInput } from "@/ui/weight-input";

import type { ItemValues } from "../model/item-values";

export function MetalFields({ form }: { form: UseFormReturnType<ItemValues> }) {
  const { t } = useLingui();
  const hasMetal = form.values.metal !== null;
  return (
    <FieldGroup title={<Trans>Metal and weight</Trans>}>
      <SimpleGrid cols={{ base: 1, xs: 2, sm: 4 }}>
        <Select
          label={t`Metal`}
          data={useChoices(metalLabels)}
          clearable
          placeholder={t`None`}
          {...form.getInputProps("metal")}
        />
        <DecimalInput
          label={t`Fineness (‰)`}
          disabled={!hasMetal}
          {...form.getInputProps("fineness")}
        />
        <WeightInput label={t`Gross weight`} {...form.getInputProps("grossWeight")} />
        <WeightInput label={t`Stones and other parts`} {...form.getInputProps("stoneWeight")} />
        <TextInput label={t`Hallmark`} {...form.getInputProps("hallmark")} />
        {form.values.tracking === "PIECE" || form.values.huid ? (
          <TextInput
            label={t`HUID`}
            description={t`India: six letters and digits`}
            dir="ltr"
            maxLength={6}
            {...form.getInputProps("huid")}
          />
        ) : null}
      </SimpleGrid>
    </FieldGroup>
  );
}
