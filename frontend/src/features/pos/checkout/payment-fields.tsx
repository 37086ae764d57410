import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Group, Select, Stack, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";

import { paymentMethodLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { MoneyInput } from "@/ui/money-input";

import { NEED_A_CUSTOMER, withMethod, type PaymentRow } from "../model/payments";
import { OldGoldFields } from "./old-gold-fields";

interface PaymentFieldsProps {
  row: PaymentRow;
  quoteId: string;
  isCustomerKnown: boolean;
  isFirst: boolean;
  onChange: (part: Partial<PaymentRow>) => void;
  onRemove: (() => void) | undefined;
}

/** One payment: how, how much, and what belongs to that way to pay. */
export function PaymentFields(props: PaymentFieldsProps) {
  const { row, quoteId, isCustomerKnown, isFirst, onChange, onRemove } = props;
  const { t } = useLingui();
  // What belongs to a plan is paid with that: deposits are used up, and grams are owed, over time.
  const choices = useChoices(paymentMethodLabels).filter(
    ({ value }) => value !== "DEPOSIT" && value !== "GRAMS",
  );
  return (
    <Stack gap={4}>
      <Group gap="xs" wrap="nowrap" align="flex-end">
        <Select
          label={t`Paid by`}
          data={choices.map((choice) => ({
            ...choice,
            disabled: NEED_A_CUSTOMER.has(choice.value) && !isCustomerKnown,
          }))}
          value={row.method}
          onChange={(method) => method && onChange(withMethod(row, method))}
          allowDeselect={false}
          w={150}
        />
        <MoneyInput
          label={t`Amount`}
          value={row.amount}
          readOnly={row.method === "OLD_GOLD"}
          onChange={(amount) => onChange({ amount })}
          flex={1}
          {...(isFirst ? { "data-autofocus": true } : {})}
        />
        <Reference row={row} onChange={onChange} />
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
      {row.method === "CHEQUE" ? (
        <Group gap="xs" grow>
          <TextInput
            label={t`Bank`}
            value={row.bank}
            onChange={(event) => onChange({ bank: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t`Due on`}
            value={row.dueOn}
            onChange={(event) => onChange({ dueOn: event.currentTarget.value })}
          />
        </Group>
      ) : null}
      {row.method === "OLD_GOLD" ? (
        <OldGoldFields row={row} quoteId={quoteId} onChange={onChange} />
      ) : null}
    </Stack>
  );
}

const WITHOUT_REFERENCE: ReadonlySet<PaymentRow["method"]> = new Set([
  "CASH",
  "OLD_GOLD",
  "POINTS",
  "STORE_CREDIT",
  "ON_ACCOUNT",
]);

function Reference({ row, onChange }: Pick<PaymentFieldsProps, "row" | "onChange">) {
  const { t } = useLingui();
  if (WITHOUT_REFERENCE.has(row.method)) return null;
  const labels: Partial<Record<PaymentRow["method"], string>> = {
    CHEQUE: t`Cheque number`,
    GIFT_CARD: t`Code of the card`,
  };
  return (
    <TextInput
      label={labels[row.method] ?? t`Reference`}
      dir="ltr"
      value={row.reference}
      onChange={(event) => onChange({ reference: event.currentTarget.value })}
      w={150}
    />
  );
}
