import { useLingui } from "@lingui/react/macro";
import { MultiSelect, Paper, Select, SimpleGrid, Stack, Switch } from "@mantine/core";
import type { GetInputPropsReturnType } from "@mantine/form";
import type { ReactNode } from "react";

import type { LabelKind } from "@/gql/graphql";
import { labelKindLabels, labelPartLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { DecimalInput } from "@/ui/decimal-input";

import type { FormatValues } from "./settings-values";

interface FormatFieldsProps {
  kind: LabelKind;
  /** The props of one of the format's inputs. */
  at: (field: keyof FormatValues) => GetInputPropsReturnType;
  rfid: GetInputPropsReturnType;
  dpi: string;
  dpiError: ReactNode;
  onDpi: (dpi: number) => void;
}

/** One kind of labels: its size in millimetres, what stands on it and the printer's head. */
export function FormatFields({ kind, at, rfid, dpi, dpiError, onDpi }: FormatFieldsProps) {
  const { t } = useLingui();
  const onSheet = kind === "A4_SHEET";
  return (
    <Paper p="lg" component="fieldset" aria-label={t(labelKindLabels[kind])}>
      <legend>{t(labelKindLabels[kind])}</legend>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 2, sm: onSheet ? 3 : 4 }}>
          <DecimalInput label={t`Width (mm)`} {...at("width")} />
          <DecimalInput label={t`Height (mm)`} {...at("height")} />
          {kind === "RAT_TAIL" ? <DecimalInput label={t`Tail (mm)`} {...at("tail")} /> : null}
          {onSheet ? (
            <>
              <DecimalInput label={t`Labels in a row`} {...at("columns")} />
              <DecimalInput label={t`Rows`} {...at("rows")} />
              <DecimalInput label={t`Margin at the left (mm)`} {...at("marginLeft")} />
              <DecimalInput label={t`Margin at the top (mm)`} {...at("marginTop")} />
            </>
          ) : (
            <Select
              label={t`Printer's head (dpi)`}
              data={["203", "300"]}
              value={dpi}
              onChange={(value) => onDpi(Number(value))}
              error={dpiError}
              allowDeselect={false}
            />
          )}
        </SimpleGrid>
        <MultiSelect
          label={t`What stands on it`}
          data={useChoices(labelPartLabels)}
          {...at("parts")}
        />
        {onSheet ? null : (
          <Switch label={t`The printer writes the RFID tag of each piece`} {...rfid} />
        )}
      </Stack>
    </Paper>
  );
}
