import { Trans, useLingui } from "@lingui/react/macro";
import {
  Button,
  Paper,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
} from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";

import { metalLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { DecimalInput } from "@/ui/decimal-input";
import { MoneyInput } from "@/ui/money-input";
import { WeightInput } from "@/ui/weight-input";

import { ItemSelect } from "../parts/item-select";
import type { ReceivedValues } from "./received-values";

interface ReceivedFieldsProps {
  line: ReceivedValues;
  /** What the server refused of this line, by field. */
  errors: Readonly<Record<string, string>>;
  onChange: (change: Partial<ReceivedValues>) => void;
  onRemove: (() => void) | null;
}

/** One line of a delivery: an item that is known, or a new piece. */
export function ReceivedFields({ line, errors, onChange, onRemove }: ReceivedFieldsProps) {
  const { t } = useLingui();
  const metals = useChoices(metalLabels);
  return (
    <Paper p="md" component="section" aria-label={line.name || (line.item?.name ?? t`Goods`)}>
      <Stack>
        <SegmentedControl
          aria-label={t`What came`}
          value={line.isNew ? "new" : "known"}
          onChange={(kind) => onChange({ isNew: kind === "new" })}
          data={[
            { value: "known", label: t`An item of the catalogue` },
            { value: "new", label: t`A new piece` },
          ]}
        />
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
          {line.isNew ? (
            <>
              <TextInput
                label={t`SKU`}
                required
                dir="ltr"
                value={line.sku}
                error={errors["newItem.sku"]}
                onChange={(event) => onChange({ sku: event.currentTarget.value })}
              />
              <TextInput
                label={t`Name`}
                required
                value={line.name}
                error={errors["newItem.name"]}
                onChange={(event) => onChange({ name: event.currentTarget.value })}
              />
              <Select
                label={t`Metal`}
                data={metals}
                clearable
                value={line.metal}
                onChange={(metal) => onChange({ metal })}
              />
              <DecimalInput
                label={t`Fineness (‰)`}
                value={line.fineness}
                error={errors["newItem.fineness"]}
                onChange={(fineness) => onChange({ fineness })}
              />
            </>
          ) : (
            <>
              <ItemSelect
                item={line.item}
                error={errors["itemId"]}
                onChange={(item) => onChange({ item })}
              />
              <DecimalInput
                label={t`Quantity (count, or net grams)`}
                required
                value={line.quantity}
                error={errors["quantity"]}
                onChange={(quantity) => onChange({ quantity })}
              />
            </>
          )}
          <WeightInput
            label={t`Gross weight of all`}
            value={line.grossWeight}
            error={errors["grossWeight"]}
            onChange={(grossWeight) => onChange({ grossWeight })}
          />
          <WeightInput
            label={t`Stones and other parts`}
            value={line.stoneWeight}
            error={errors["stoneWeight"]}
            onChange={(stoneWeight) => onChange({ stoneWeight })}
          />
          <MoneyInput
            label={t`Cost without the metal`}
            value={line.cost}
            error={errors["cost"]}
            onChange={(cost) => onChange({ cost })}
          />
        </SimpleGrid>
        {onRemove ? (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            w="fit-content"
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={onRemove}
          >
            <Trans>Take it away</Trans>
          </Button>
        ) : null}
      </Stack>
    </Paper>
  );
}
