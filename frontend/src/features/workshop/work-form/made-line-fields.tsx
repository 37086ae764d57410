import { useLingui } from "@lingui/react/macro";
import { Select, SimpleGrid, TextInput } from "@mantine/core";

import { metalLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { DecimalInput } from "@/ui/decimal-input";
import { ItemSelect } from "@/ui/item-select";
import { WeightInput } from "@/ui/weight-input";

import type { MadeValues, MadeWay } from "../model/work-values";

interface MadeLineFieldsProps {
  line: MadeValues;
  /** By field, without the place of the line. */
  errors: (field: string) => string | undefined;
  onChange: (change: Partial<MadeValues>) => void;
}

/** One thing that came out: a new piece, more of an item, or scrap. */
export function MadeLineFields({ line, errors, onChange }: MadeLineFieldsProps) {
  const { t } = useLingui();
  const metals = useChoices(metalLabels);
  const ways: { value: MadeWay; label: string }[] = [
    { value: "NEW", label: t`A new piece` },
    { value: "ITEM", label: t`More of an item` },
    { value: "SCRAP", label: t`Scrap or filings` },
  ];
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
      <Select
        label={t`What came out`}
        data={ways}
        allowDeselect={false}
        value={line.way}
        onChange={(way) => way && onChange({ way })}
        error={errors("")}
      />
      {line.way === "ITEM" ? (
        <ItemSelect
          item={line.item}
          onPick={(item) => onChange({ item })}
          error={errors("itemId")}
          required
        />
      ) : null}
      {line.way === "NEW" ? (
        <NewPieceFields line={line} errors={errors} onChange={onChange} />
      ) : null}
      {line.way === "ITEM" ? null : (
        <>
          <Select
            label={t`Metal`}
            data={metals}
            allowDeselect={false}
            value={line.metal}
            onChange={(metal) => metal && onChange({ metal })}
          />
          <DecimalInput
            label={t`Fineness (‰)`}
            value={line.fineness}
            onChange={(fineness) => onChange({ fineness })}
            error={errors("fineness") ?? errors("item.fineness")}
            required
          />
        </>
      )}
      <WeightOrCount line={line} errors={errors} onChange={onChange} />
    </SimpleGrid>
  );
}

function NewPieceFields({ line, errors, onChange }: MadeLineFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <TextInput
        label={t`SKU`}
        dir="ltr"
        required
        value={line.sku}
        onChange={(event) => onChange({ sku: event.currentTarget.value })}
        error={errors("item.sku")}
      />
      <TextInput
        label={t`Name`}
        required
        value={line.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={errors("item.name")}
      />
      <WeightInput
        label={t`Stones and other parts`}
        value={line.stoneWeight}
        onChange={(stoneWeight) => onChange({ stoneWeight })}
        error={errors("item.stoneWeight")}
      />
    </>
  );
}

function WeightOrCount({ line, errors, onChange }: MadeLineFieldsProps) {
  const { t } = useLingui();
  const isCounted = line.way === "ITEM" && line.item !== null && line.item.tracking !== "WEIGHT";
  const label = line.way === "NEW" ? t`Gross weight` : t`Weight`;
  const props = {
    value: line.quantity,
    onChange: (quantity: string) => onChange({ quantity }),
    error: errors("quantity") ?? errors("item.grossWeight"),
    required: true,
  };
  return isCounted ? (
    <DecimalInput label={t`Quantity`} {...props} />
  ) : (
    <WeightInput label={label} {...props} />
  );
}
