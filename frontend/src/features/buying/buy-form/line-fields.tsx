import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Grid, Paper, Select, SimpleGrid, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { metalLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { DecimalInput } from "@/ui/decimal-input";
import { MoneyInput } from "@/ui/money-input";
import { WeightInput } from "@/ui/weight-input";

import { asItem, counted, type LineValues } from "../model/purchase-values";
import { ItemSelect } from "./item-select";

interface LineFieldsProps {
  line: LineValues;
  /** What the line is worth, part by part. */
  parts: ReactNode;
  onChange: (change: Partial<LineValues>) => void;
  onRemove: (() => void) | null;
}

/** One thing on the scale and under the test. */
export function LineFields({ line, parts, onChange, onRemove }: LineFieldsProps) {
  const { t } = useLingui();
  const { item } = line;
  return (
    <Paper p="md" component="section" aria-label={line.description || t`Piece on the scale`}>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <ItemSelect item={item} onChoose={(chosen) => onChange(asItem(chosen))} />
            {item?.tracking === "QUANTITY" ? (
              <DecimalInput
                label={t`How many`}
                required
                value={line.quantity}
                onChange={(quantity) => onChange(counted(item, quantity))}
              />
            ) : null}
            <TextInput
              label={t`What it is`}
              placeholder={t`Broken bracelet`}
              value={line.description}
              onChange={(event) => onChange({ description: event.currentTarget.value })}
            />
            <Select
              label={t`Metal`}
              data={useChoices(metalLabels)}
              allowDeselect={false}
              // The catalogue knows of which metal its items are.
              disabled={item !== null}
              value={line.metal}
              onChange={(metal) => metal && onChange({ metal })}
            />
            <WeightInput
              label={t`Gross weight`}
              required
              value={line.grossWeight}
              onChange={(grossWeight) => onChange({ grossWeight })}
            />
            <DecimalInput
              label={t`Fineness by test (‰)`}
              required
              value={line.fineness}
              onChange={(fineness) => onChange({ fineness })}
            />
            <WeightInput
              label={t`Stones and dirt`}
              value={line.deduction}
              onChange={(deduction) => onChange({ deduction })}
            />
            <DecimalInput
              label={t`Melting loss (%)`}
              value={line.meltingLossPercent}
              onChange={(meltingLossPercent) => onChange({ meltingLossPercent })}
            />
            <MoneyInput
              label={t`Agreed amount`}
              description={t`Only where another price was agreed.`}
              inputWrapperOrder={["label", "input", "description", "error"]}
              value={line.agreedAmount}
              onChange={(agreedAmount) => onChange({ agreedAmount })}
            />
          </SimpleGrid>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>{parts}</Grid.Col>
      </Grid>
      {onRemove ? (
        <Button
          mt="sm"
          size="compact-sm"
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={14} aria-hidden />}
          onClick={onRemove}
        >
          <Trans>Take it away</Trans>
        </Button>
      ) : null}
    </Paper>
  );
}
