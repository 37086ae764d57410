import { Trans, useLingui } from "@lingui/react/macro";
import { Grid, Select, VisuallyHidden } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useReducer, useState, type ReactNode } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useCan } from "@/lib/viewer";
import { ProblemAlert } from "@/ui/problem-alert";

import { CartBar } from "../cart/cart-bar";
import { CartPanel } from "../cart/cart-panel";
import { CheckoutDialog, type Sold } from "../checkout/checkout-dialog";
import { SoldDialog } from "../checkout/sold-dialog";
import { CustomerPicker } from "../choose-customer/customer-picker";
import { ItemFinder } from "../find-item/item-finder";
import { changeCart, emptyCart, quoteInput, type Cart } from "../model/cart";
import { useTill } from "../model/till";
import { ParkCartDialog } from "../parked-carts/park-cart-dialog";
import { ParkedCartsDialog } from "../parked-carts/parked-carts-dialog";
import { useQuote, type CartQuote } from "../quote-cart/use-quote";

export const PosQuery = graphql(`
  query Pos {
    branches(first: 50) {
      edges {
        node {
          id
          name
          isDefault
          isActive
          cashStep
          terminals {
            id
            name
            isActive
          }
        }
      }
    }
  }
`);

const CART = "cart";

interface PosPageProps {
  /** The dialog that takes down a new customer; it belongs to another feature. */
  addCustomer: (
    onAdded: (customer: NonNullable<Cart["customer"]>) => void,
    onClose: () => void,
  ) => ReactNode;
  /** The dialog that has a cart paid over time; it belongs to another feature. */
  payOverTime: (offer: PlanOffer) => ReactNode;
}

export interface PlanOffer {
  quote: CartQuote;
  terminalId: string | null;
  onStarted: () => void;
  onClose: () => void;
}

/** The counter: find, weigh, quote, take payment. */
export function PosPage({ addCustomer, payOverTime }: PosPageProps) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(documentQuery(PosQuery, {}));
  const branches = data.branches.edges.map(({ node }) => node);
  const till = useTill(branches);
  const [cart, change] = useReducer(changeCart, undefined, emptyCart);
  const quoted = till.branch ? quoteInput(cart, till.branch.id) : null;
  const quoting = useQuote(quoted);
  const mayPark = useCan("sales.park");
  const [parking, parkDialog] = useDisclosure();
  const [choosingParked, parkedDialog] = useDisclosure();
  const [paying, payment] = useDisclosure();
  const mayStartPlan = useCan("instalments.start");
  const [planning, planDialog] = useDisclosure();
  const [addingCustomer, customerDialog] = useDisclosure();
  const [sold, setSold] = useState<Sold | null>(null);

  function finish(sale: Sold) {
    payment.close();
    setSold(sale);
    change({ type: "start" });
  }

  return (
    <>
      <VisuallyHidden component="h1">{t`Point of sale`}</VisuallyHidden>
      {till.branch ? null : (
        <ProblemAlert>
          <Trans>No branch is open to you. Ask the owner of the shop.</Trans>
        </ProblemAlert>
      )}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7, xl: 8 }}>
          {branches.length > 1 ? (
            <Select
              aria-label={t`Branch`}
              data={branches.map(({ id, name }) => ({ value: id, label: name }))}
              value={till.branch?.id ?? null}
              onChange={(id) => id && till.choose(id)}
              allowDeselect={false}
              maw={260}
              mb="sm"
            />
          ) : null}
          <ItemFinder onPick={(item) => change({ type: "add", item })} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5, xl: 4 }}>
          <CartPanel
            id={CART}
            cart={cart}
            quoting={quoting}
            change={change}
            onPay={payment.open}
            onPayOverTime={mayStartPlan ? planDialog.open : undefined}
            onPark={mayPark && quoted ? parkDialog.open : undefined}
            onShowParked={mayPark && till.branch ? parkedDialog.open : undefined}
            customer={
              <CustomerPicker
                customer={cart.customer}
                onChoose={(customer) => change({ type: "customer", customer })}
                onAdd={customerDialog.open}
              />
            }
          />
        </Grid.Col>
      </Grid>
      <CartBar target={CART} lines={cart.lines.length} total={quoting.quote?.total} />
      {paying && quoting.quote && till.branch ? (
        <CheckoutDialog
          quote={quoting.quote}
          idempotencyKey={cart.key}
          terminalId={till.terminalId}
          cashStep={till.branch.cashStep}
          isCustomerKnown={cart.customer !== null}
          onSold={finish}
          onClose={payment.close}
        />
      ) : null}
      {planning && quoting.quote
        ? payOverTime({
            quote: quoting.quote,
            terminalId: till.terminalId,
            onStarted: () => {
              planDialog.close();
              change({ type: "start" });
            },
            onClose: planDialog.close,
          })
        : null}
      {parking && quoted ? (
        <ParkCartDialog
          cart={quoted}
          onParked={() => {
            parkDialog.close();
            change({ type: "start" });
          }}
          onClose={parkDialog.close}
        />
      ) : null}
      {choosingParked && till.branch ? (
        <ParkedCartsDialog
          branchId={till.branch.id}
          onResumed={(lines, customer) => {
            parkedDialog.close();
            change({ type: "resume", lines, customer });
          }}
          onClose={parkedDialog.close}
        />
      ) : null}
      {sold ? <SoldDialog sale={sold} onNext={() => setSold(null)} /> : null}
      {addingCustomer
        ? addCustomer((customer) => change({ type: "customer", customer }), customerDialog.close)
        : null}
    </>
  );
}
