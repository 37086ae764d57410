import { useLingui } from "@lingui/react/macro";
import { Group, Select } from "@mantine/core";

import type { AmountMethod } from "@/gql/graphql";
import { DecimalInput } from "@/ui/decimal-input";

import type { AmountName, AmountValues } from "./edit-many-values";

interface AmountChangeFieldsProps {
  name: AmountName;
  label: string;
  values: AmountValues;
  canBeEmpty?: boolean;
  errorOf: (path: string) => string | undefined;
  onChange: (values: AmountValues) => void;
}

/** How one amount changes: becomes, grows by, grows by per cent with rounding, or goes. */
export function AmountChangeFields(props: AmountChangeFieldsProps) {
  const { name, label, values, canBeEmpty = false, errorOf, onChange } = props;
  const { t } = useLingui();
  const methods: { value: AmountMethod | "EMPTY"; label: string }[] = [
    { value: "SET", label: t`Becomes` },
    { value: "ADD", label: t`Grows by` },
    { value: "PERCENT", label: t`Grows by per cent` },
    ...(canBeEmpty ? [{ value: "EMPTY" as const, label: t`Is taken away` }] : []),
  ];
  const hasValue = values.method !== null && values.method !== "EMPTY";
  return (
    <Group gap="xs" align="flex-start" grow>
      <Select
        label={label}
        placeholder={t`Stays as it is`}
        data={methods}
        value={values.method}
        onChange={(method) => onChange({ ...values, method })}
        error={errorOf(`${name}.method`)}
        clearable
      />
      {hasValue ? (
        <DecimalInput
          label={values.method === "PERCENT" ? t`Percent` : t`Value`}
          aria-label={t`${label}: value`}
          value={values.value}
          onChange={(value) => onChange({ ...values, value })}
          error={errorOf(`${name}.value`)}
          required
        />
      ) : null}
      {values.method === "PERCENT" ? (
        <DecimalInput
          label={t`Rounded to`}
          aria-label={t`${label}: rounded to`}
          value={values.step}
          onChange={(step) => onChange({ ...values, step })}
          error={errorOf(`${name}.step`)}
        />
      ) : null}
    </Group>
  );
}
