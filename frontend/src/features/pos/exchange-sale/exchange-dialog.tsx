import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Text } from "@mantine/core";
import { useState } from "react";

import type { ExchangeSaleMutation, ReturnInput } from "@/gql/graphql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { compareMoney, NO_MONEY, subtractMoney, type Money } from "@/lib/money";
import { SumRow } from "@/ui/sum-row";

import { PaymentForm, type Payments } from "../checkout/payment-form";
import type { CartQuote } from "../quote-cart/use-quote";
import { exchangeSaleMessage } from "./exchange-sale-messages";
import { ExchangeSale } from "./exchange-sale.graphql";

type Answer = ExchangeSaleMutation["exchangeSale"];
export type Exchanged = Extract<Answer, { __typename: "ExchangeSaleSuccess" }>["sale"];

interface ExchangeDialogProps {
  saleId: string;
  returned: ReturnInput;
  /** What the shop gives back for what comes back. */
  returnValue: Money;
  quote: CartQuote;
  idempotencyKey: string;
  terminalId: string | null;
  cashStep: Money;
  isCustomerKnown: boolean;
  onExchanged: (sale: Exchanged) => void;
  onClose: () => void;
}

/** Settles an exchange: the customer pays what the new bill is more, or gets back what it is less. */
export function ExchangeDialog(props: ExchangeDialogProps) {
  const { saleId, returned, returnValue, quote, idempotencyKey, terminalId } = props;
  const { t } = useLingui();
  const exchange = useDocumentMutation(ExchangeSale);
  const [problem, setProblem] = useState<string | null>(null);
  const difference = subtractMoney(quote.total, returnValue);
  const isOwedToShop = compareMoney(difference, NO_MONEY) > 0;
  const goesBack = isOwedToShop ? NO_MONEY : subtractMoney(returnValue, quote.total);

  async function submit(payments: Payments) {
    const input = {
      idempotencyKey,
      saleId,
      returned,
      quoteId: quote.id,
      terminalId,
      ...payments,
    };
    const answer = (await exchange.run({ input }))?.exchangeSale;
    if (!answer) return;
    if (answer.__typename === "ExchangeSaleSuccess") props.onExchanged(answer.sale);
    else setProblem(t(exchangeSaleMessage(answer)));
  }

  return (
    <Modal opened onClose={props.onClose} title={<Trans>Settle the exchange</Trans>} size="lg">
      <PaymentForm
        total={isOwedToShop ? difference : NO_MONEY}
        totalLabel={<Trans>To be paid</Trans>}
        quoteId={quote.id}
        cashStep={props.cashStep}
        isCustomerKnown={props.isCustomerKnown}
        problem={problem}
        submitLabel={<Trans>Exchange</Trans>}
        isBusy={exchange.isPending}
        onSubmit={(payments) => void submit(payments)}
        onClose={props.onClose}
      >
        <SumRow label={<Trans>New bill</Trans>} amount={quote.total} />
        <SumRow label={<Trans>Given back for what comes back</Trans>} amount={returnValue} />
        <SumRow label={<Trans>Goes back to the customer</Trans>} amount={goesBack} unlessZero />
        {compareMoney(goesBack, NO_MONEY) > 0 ? (
          <Text size="sm" c="dimmed">
            {returned.toStoreCredit ? (
              <Trans>It becomes store credit.</Trans>
            ) : (
              <Trans>It goes back the way it was paid.</Trans>
            )}
          </Text>
        ) : null}
      </PaymentForm>
    </Modal>
  );
}
