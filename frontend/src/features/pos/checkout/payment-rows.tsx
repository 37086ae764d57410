import { Trans } from "@lingui/react/macro";
import { Button, Group, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";

import type { Money } from "@/lib/money";

import { paymentOf, type PaymentRow } from "../model/payments";
import { PaymentFields } from "./payment-fields";

interface PaymentRowsProps {
  rows: readonly PaymentRow[];
  quoteId: string;
  isCustomerKnown: boolean;
  due: Money;
  onChange: (rows: readonly PaymentRow[]) => void;
}

/** The payments of one sale: cash, cards, cheques, credit and old gold side by side. */
export function PaymentRows({ rows, quoteId, isCustomerKnown, due, onChange }: PaymentRowsProps) {
  const change = (at: number, part: Partial<PaymentRow>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <Stack gap="xs">
      {rows.map((row, index) => (
        <PaymentFields
          key={index}
          row={row}
          quoteId={quoteId}
          isCustomerKnown={isCustomerKnown}
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
          onClick={() => onChange([...rows, paymentOf(due, "CARD")])}
        >
          <Trans>Add another payment</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
