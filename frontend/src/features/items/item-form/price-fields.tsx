import { Trans, useLingui } from "@lingui/react/macro";
import { Select, SimpleGrid } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";

import { makingMethodLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { DecimalInput } from "@/ui/decimal-input";
import { FieldGroup } from "@/ui/field-group";
import { MoneyInput } from "@/ui/money-input";

import type { ItemValues } from "../model/item-values";

export function PriceFields({ form }: { form: UseFormReturnType<ItemValues> }) {
  const { t } = useLingui();
  const isPercent = form.values.makingMethod.startsWith("PERCENT");
  return (
    <FieldGroup title={<Trans>Price</Trans>}>
      <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }}>
        <Select
          label={t`Making charge`}
          data={useChoices(makingMethodLabels)}
          allowDeselect={false}
          {...form.getInputProps("makingMethod")}
        />
        {isPercent ? (
          <DecimalInput label={t`Making charge (%)`} {...form.getInputProps("makingAmount")} />
        ) : (
          <MoneyInput label={t`Making charge amount`} {...form.getInputProps("makingAmount")} />
        )}
        <DecimalInput label={t`Wastage (%)`} {...form.getInputProps("wastagePercent")} />
        <MoneyInput label={t`Other charges`} {...form.getInputProps("extraCharge")} />
        <MoneyInput
          label={t`Fixed price`}
          description={t`For goods that do not follow the rate.`}
          inputWrapperOrder={["label", "input", "description", "error"]}
          {...form.getInputProps("fixedPrice")}
        />
        <MoneyInput
          label={t`Unit cost`}
          description={t`Beside the metal: making paid, stones, or the goods.`}
          inputWrapperOrder={["label", "input", "description", "error"]}
          {...form.getInputProps("unitCost")}
        />
        <MoneyInput
          label={t`Bought second-hand for`}
          description={t`Where the law taxes the margin of second-hand goods.`}
          inputWrapperOrder={["label", "input", "description", "error"]}
          {...form.getInputProps("secondHandCost")}
        />
        <DecimalInput label={t`Warn when stock falls to`} {...form.getInputProps("lowStockAt")} />
      </SimpleGrid>
    </FieldGroup>
  );
}
