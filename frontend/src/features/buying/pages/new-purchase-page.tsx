import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Select, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { compareMoney, NO_MONEY } from "@/lib/money";
import { PageHeader } from "@/ui/page-header";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { buyBackMessage } from "../buy-back/buy-back-messages";
import { BuyBack } from "../buy-back/buy-back.graphql";
import { LineFields } from "../buy-form/line-fields";
import { PaymentFields } from "../buy-form/payment-fields";
import { SellerFields } from "../buy-form/seller-fields";
import {
  allCash,
  cashOf,
  emptyLine,
  lineInputs,
  nobody,
  paymentInputs,
  sellerInput,
  type LineValues,
} from "../model/purchase-values";
import { OfferParts, OfferTotals } from "../quote-buy-back/offer-parts";
import { quoteBuyBackMessage } from "../quote-buy-back/quote-buy-back-messages";
import { useOffer } from "../quote-buy-back/use-offer";

export const NewPurchaseQuery = graphql(`
  query NewPurchase {
    branches(first: 50) {
      edges {
        node {
          id
          name
          isDefault
          isActive
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

/** Weigh, test, offer, pay. */
export function NewPurchasePage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(documentQuery(NewPurchaseQuery, {}));
  const branches = data.branches.edges.map(({ node }) => node).filter(({ isActive }) => isActive);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [branchId, setBranchId] = useState(
    (branches.find(({ isDefault }) => isDefault) ?? branches[0])?.id ?? null,
  );
  const terminals =
    branches.find(({ id }) => id === branchId)?.terminals.filter(({ isActive }) => isActive) ?? [];
  const [chosenTerminal, setTerminal] = useState<string | null>(null);
  const terminalId =
    (terminals.find(({ id }) => id === chosenTerminal) ?? terminals[0])?.id ?? null;
  const [lines, setLines] = useState<LineValues[]>(() => [emptyLine()]);
  const [seller, setSeller] = useState(nobody);
  const [payment, setPayment] = useState(allCash);
  const [problem, setProblem] = useState<string | null>(null);

  const asked = lineInputs(lines);
  const offering = useOffer(asked && { lines: asked, seller: sellerInput(seller) });
  const offer = offering.answer?.__typename === "BuyBackOffer" ? offering.answer : null;
  const refusal =
    offering.answer && offering.answer.__typename !== "BuyBackOffer" ? offering.answer : null;
  const buy = useDocumentMutation(BuyBack);
  const overpaid = offer !== null && compareMoney(cashOf(offer.total, payment), NO_MONEY) < 0;

  const changeLine = (id: string, change: Partial<LineValues>) =>
    setLines((all) => all.map((line) => (line.id === id ? { ...line, ...change } : line)));

  async function submit() {
    if (!offer || !asked || !branchId) return;
    const answer = (
      await buy.run({
        input: {
          idempotencyKey: key,
          branchId,
          terminalId,
          lines: asked,
          seller: sellerInput(seller),
          payments: paymentInputs(offer.total, payment),
          offeredTotal: offer.total,
        },
      })
    )?.buyBack;
    if (!answer) return;
    if (answer.__typename === "BuyBackSuccess") {
      toastSuccess(t(buyBackMessage(answer)));
      await navigate({ to: "/purchases/$purchaseId", params: { purchaseId: answer.purchase.id } });
      return;
    }
    // What was refused was not bought: what is sent next is another request.
    setKey(crypto.randomUUID());
    setProblem(t(buyBackMessage(answer)));
    if (answer.__typename === "OfferChanged") offering.refresh();
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PageHeader
        title={<Trans>Buy from a customer</Trans>}
        description={<Trans>Weigh it, test it, offer, pay.</Trans>}
        actions={
          <>
            <Select
              aria-label={t`Branch`}
              data={branches.map(({ id, name }) => ({ value: id, label: name }))}
              value={branchId}
              onChange={setBranchId}
              allowDeselect={false}
            />
            {terminals.length > 0 ? (
              <Select
                aria-label={t`Till`}
                data={terminals.map(({ id, name }) => ({ value: id, label: name }))}
                value={terminalId}
                onChange={setTerminal}
                allowDeselect={false}
              />
            ) : null}
          </>
        }
      />
      <Stack>
        {lines.map((line, index) => {
          const parts = offer?.lines[index];
          return (
            <LineFields
              key={line.id}
              line={line}
              parts={
                parts ? (
                  <OfferParts line={parts} />
                ) : (
                  <Text size="sm" c="dimmed">
                    <Trans>The value appears when weight and fineness are there.</Trans>
                  </Text>
                )
              }
              onChange={(change) => changeLine(line.id, change)}
              onRemove={
                lines.length > 1
                  ? () => setLines((all) => all.filter(({ id }) => id !== line.id))
                  : null
              }
            />
          );
        })}
        <Group>
          <Button
            variant="light"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setLines((all) => [...all, emptyLine()])}
          >
            <Trans>Another piece</Trans>
          </Button>
        </Group>
        <SellerFields
          seller={seller}
          demanded={offer?.identityIsDemanded ? offer.identityKinds : null}
          onChange={(change) => setSeller((before) => ({ ...before, ...change }))}
        />
        {offer ? (
          <>
            <PaymentFields
              total={offer.total}
              payment={payment}
              hasCustomer={seller.customer !== null}
              onChange={(change) => setPayment((before) => ({ ...before, ...change }))}
            />
            <Paper p="lg">
              <OfferTotals offer={offer} />
            </Paper>
          </>
        ) : null}
        {refusal ? <ProblemAlert>{t(quoteBuyBackMessage(refusal))}</ProblemAlert> : null}
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => void navigate({ to: "/purchases" })}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            loading={buy.isPending}
            disabled={!offer || !offering.isCurrent || overpaid}
          >
            <Trans>Pay and take it in</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
