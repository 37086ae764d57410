import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";

import { paymentMethodLabels } from "@/lib/labels";
import { MoneyInput } from "@/ui/money-input";

import { paymentOf, PLAN_METHODS, type PaymentRow } from "../model/payments";

interface PaymentRowsProps {
  rows: readonly PaymentRow[];
  onChange: (rows: readonly PaymentRow[]) => void;
}

/** What a customer pays towards a plan, in one way or in several. */
export function PaymentRows({ rows, onChange }: PaymentRowsProps) {
  const change = (at: number, part: Partial<PaymentRow>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <Stack gap="xs">
      {rows.map((row, index) => (
        <Payment
          key={index}
          row={row}
          isFirst={index === 0}
          onChange={(part) => change(index, part)}
          onRemove={
            rows.length > 1 ? () => onChange(rows.filter((_, at) => at !== index)) : undefined
          }
        />
      ))}
      <Group>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...rows, paymentOf("", "CARD")])}
        >
          <Trans>Add another payment</Trans>
        </Button>
      </Group>
    </Stack>
  );
}

interface PaymentProps {
  row: PaymentRow;
  isFirst: boolean;
  onChange: (part: Partial<PaymentRow>) => void;
  onRemove: (() => void) | undefined;
}

function Payment({ row, isFirst, onChange, onRemove }: PaymentProps) {
  const { t } = useLingui();
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end">
      <Select
        label={t`Paid by`}
        data={PLAN_METHODS.map((value) => ({ value, label: t(paymentMethodLabels[value]) }))}
        value={row.method}
        onChange={(method) => method && onChange({ method, reference: "" })}
        allowDeselect={false}
        w={150}
      />
      <MoneyInput
        label={t`Amount`}
        value={row.amount}
        onChange={(amount) => onChange({ amount })}
        flex={1}
        {...(isFirst ? { "data-autofocus": true } : {})}
      />
      {row.method === "CASH" || row.method === "STORE_CREDIT" ? null : (
        <TextInput
          label={row.method === "GIFT_CARD" ? t`Code of the card` : t`Reference`}
          dir="ltr"
          value={row.reference}
          onChange={(event) => onChange({ reference: event.currentTarget.value })}
          w={140}
        />
      )}
      {onRemove ? (
        <ActionIcon
          variant="subtle"
          color="red"
          size={36}
          aria-label={t`Remove this payment`}
          onClick={onRemove}
        >
          <IconTrash size={16} />
        </ActionIcon>
      ) : null}
    </Group>
  );
}
