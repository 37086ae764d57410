import { Trans, useLingui } from "@lingui/react/macro";
import { SimpleGrid, TextInput } from "@mantine/core";

import type { Money } from "@/lib/money";
import { FieldGroup } from "@/ui/field-group";
import { MoneyInput } from "@/ui/money-input";
import { SumRow } from "@/ui/sum-row";

import { cashOf, type PaymentValues } from "../model/purchase-values";

interface PaymentFieldsProps {
  total: Money;
  payment: PaymentValues;
  /** Store credit needs somebody whom it is owed to. */
  hasCustomer: boolean;
  onChange: (change: Partial<PaymentValues>) => void;
}

/** How the seller is paid: in cash, but for what is said here. */
export function PaymentFields({ total, payment, hasCustomer, onChange }: PaymentFieldsProps) {
  const { t } = useLingui();
  return (
    <FieldGroup title={<Trans>Payment</Trans>}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <MoneyInput
          label={t`By bank transfer`}
          value={payment.transfer}
          onChange={(transfer) => onChange({ transfer })}
        />
        <TextInput
          label={t`Reference of the transfer`}
          value={payment.reference}
          onChange={(event) => onChange({ reference: event.currentTarget.value })}
        />
        <MoneyInput
          label={t`As store credit`}
          disabled={!hasCustomer}
          value={payment.storeCredit}
          onChange={(storeCredit) => onChange({ storeCredit })}
        />
      </SimpleGrid>
      <SumRow label={<Trans>In cash</Trans>} amount={cashOf(total, payment)} />
    </FieldGroup>
  );
}
