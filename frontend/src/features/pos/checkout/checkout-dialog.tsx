import { Trans, useLingui } from "@lingui/react/macro";
import { Modal } from "@mantine/core";
import { useState } from "react";

import type { CheckoutMutation } from "@/gql/graphql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import type { Money } from "@/lib/money";

import type { CartQuote } from "../quote-cart/use-quote";
import { checkoutMessage } from "./checkout-messages";
import { Checkout } from "./checkout.graphql";
import { PaymentForm, type Payments } from "./payment-form";

type Answer = CheckoutMutation["checkout"];
export type Sold = Extract<Answer, { __typename: "CheckoutSuccess" }>["sale"];

interface CheckoutDialogProps {
  quote: CartQuote;
  /** The cart's own key: the same cart sent twice is one sale. */
  idempotencyKey: string;
  terminalId: string | null;
  /** The smallest coin that is still given. */
  cashStep: Money;
  isCustomerKnown: boolean;
  onSold: (sale: Sold) => void;
  onClose: () => void;
}

/** Takes the payments and completes the sale. */
export function CheckoutDialog(props: CheckoutDialogProps) {
  const { quote, idempotencyKey, terminalId, cashStep, isCustomerKnown, onSold, onClose } = props;
  const { t } = useLingui();
  const checkout = useDocumentMutation(Checkout);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(payments: Payments) {
    const input = { idempotencyKey, quoteId: quote.id, terminalId, ...payments };
    const answer = (await checkout.run({ input }))?.checkout;
    if (!answer) return;
    if (answer.__typename === "CheckoutSuccess") onSold(answer.sale);
    else setProblem(t(checkoutMessage(answer)));
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>Take payment</Trans>} size="lg">
      <PaymentForm
        total={quote.total}
        totalLabel={<Trans>Total</Trans>}
        quoteId={quote.id}
        cashStep={cashStep}
        isCustomerKnown={isCustomerKnown}
        problem={problem}
        submitLabel={<Trans>Complete the sale</Trans>}
        isBusy={checkout.isPending}
        onSubmit={(payments) => void submit(payments)}
        onClose={onClose}
      />
    </Modal>
  );
}
