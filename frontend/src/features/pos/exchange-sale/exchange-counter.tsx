import { Trans } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useDebouncedValue, useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useReducer, useState } from "react";

import type { ReturnInput } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import type { Money } from "@/lib/money";
import { QueryFailure } from "@/ui/query-failure";
import { SumRow } from "@/ui/sum-row";

import { CartPanel } from "../cart/cart-panel";
import { SoldDialog } from "../checkout/sold-dialog";
import { CustomerPicker } from "../choose-customer/customer-picker";
import { ItemFinder } from "../find-item/item-finder";
import { changeCart, emptyCart, quoteInput, type Cart } from "../model/cart";
import { useQuote } from "../quote-cart/use-quote";
import { ExchangeDialog, type Exchanged } from "./exchange-dialog";
import { ReturnValue } from "./exchange-sale.graphql";

const TYPING_PAUSE = 200;

export interface Exchange {
  saleId: string;
  branchId: string;
  cashStep: Money;
  terminalId: string | null;
  customer: Cart["customer"];
  /** What comes back, or nothing while that is half typed. */
  returned: ReturnInput | null;
}

/** What is sold instead: found and priced as at the counter, and settled by the difference. */
export function ExchangeCounter({ exchange }: { exchange: Exchange }) {
  const { saleId, branchId, returned } = exchange;
  const navigate = useNavigate();
  const [cart, change] = useReducer(changeCart, exchange.customer, (customer) => ({
    ...emptyCart(),
    customer,
  }));
  const quoting = useQuote(quoteInput(cart, branchId));
  const [lines] = useDebouncedValue(returned?.lines ?? null, TYPING_PAUSE);
  const worth = useQuery({
    ...documentQuery(ReturnValue, { saleId, lines: lines ?? [] }),
    enabled: returned !== null && lines !== null,
  });
  const isSettled = JSON.stringify(lines) === JSON.stringify(returned?.lines ?? null);
  const returnValue = returned && isSettled ? worth.data?.returnValue : undefined;
  const [settling, settlement] = useDisclosure();
  const [exchanged, setExchanged] = useState<Exchanged | null>(null);

  return (
    <>
      <ItemFinder onPick={(item) => change({ type: "add", item })} />
      <QueryFailure error={returned && !exchanged ? worth.error : null} />
      {returnValue ? (
        <SumRow label={<Trans>Given back for what comes back</Trans>} amount={returnValue} />
      ) : null}
      <CartPanel
        id="exchange-cart"
        cart={cart}
        quoting={quoting}
        change={(made) => {
          change(made);
          // A new cart is still this customer's.
          if (made.type === "start") change({ type: "customer", customer: exchange.customer });
        }}
        payLabel={<Trans>Settle the exchange</Trans>}
        onPay={returnValue ? settlement.open : undefined}
        customer={
          exchange.customer ? (
            <Text fw={500}>{exchange.customer.name}</Text>
          ) : (
            <CustomerPicker
              customer={cart.customer}
              onChoose={(customer) => change({ type: "customer", customer })}
            />
          )
        }
      />
      {settling && quoting.quote && returned && returnValue ? (
        <ExchangeDialog
          saleId={saleId}
          returned={returned}
          returnValue={returnValue}
          quote={quoting.quote}
          idempotencyKey={cart.key}
          terminalId={exchange.terminalId}
          cashStep={exchange.cashStep}
          isCustomerKnown={cart.customer !== null}
          onExchanged={(sale) => {
            settlement.close();
            setExchanged(sale);
          }}
          onClose={settlement.close}
        />
      ) : null}
      {exchanged ? (
        <SoldDialog sale={exchanged} onNext={() => void navigate({ to: "/pos" })} />
      ) : null}
    </>
  );
}
