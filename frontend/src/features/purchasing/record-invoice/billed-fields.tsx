import { useLingui } from "@lingui/react/macro";
import { Checkbox, Paper, Select, SimpleGrid, Stack } from "@mantine/core";

import { useChoices } from "@/lib/use-choices";
import { MoneyInput } from "@/ui/money-input";
import { WeightInput } from "@/ui/weight-input";

import { settlementLabels } from "../model/labels";
import type { BilledValues, Delivered } from "./billed-values";

interface BilledFieldsProps {
  goods: Delivered;
  values: BilledValues;
  onChange: (change: Partial<BilledValues>) => void;
}

/** Goods of a receipt, and what the invoice says of them. */
export function BilledFields({ goods, values, onChange }: BilledFieldsProps) {
  const { t } = useLingui();
  const settlements = useChoices(settlementLabels);
  return (
    <Paper p="md" component="section" aria-label={goods.item.name}>
      <Stack>
        <Checkbox
          label={`${goods.item.sku} · ${goods.item.name} · ${goods.receiptNumber}`}
          checked={values.isBilled}
          onChange={(event) => onChange({ isBilled: event.currentTarget.checked })}
        />
        {values.isBilled ? (
          <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }}>
            {goods.metal ? (
              <>
                <Select
                  label={t`The metal is`}
                  data={settlements}
                  allowDeselect={false}
                  value={values.settlement}
                  onChange={(settlement) => settlement && onChange({ settlement })}
                />
                <WeightInput
                  label={t`Billed fine weight`}
                  value={values.fineWeight}
                  onChange={(fineWeight) => onChange({ fineWeight })}
                />
              </>
            ) : null}
            {goods.metal && values.settlement === "MONEY" ? (
              <MoneyInput
                label={t`Price of the metal`}
                value={values.metalAmount}
                onChange={(metalAmount) => onChange({ metalAmount })}
              />
            ) : null}
            <MoneyInput
              label={t`Making and other cost`}
              value={values.cost}
              onChange={(cost) => onChange({ cost })}
            />
            <MoneyInput label={t`Tax`} value={values.tax} onChange={(tax) => onChange({ tax })} />
          </SimpleGrid>
        ) : null}
      </Stack>
    </Paper>
  );
}
