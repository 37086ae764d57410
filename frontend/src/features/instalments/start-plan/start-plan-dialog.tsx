import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState, type SyntheticEvent } from "react";

import type { PlanKind } from "@/gql/graphql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { planKindLabels } from "@/lib/labels";
import { intlTag } from "@/lib/locale";
import { useShop } from "@/lib/shop";
import { useChoices } from "@/lib/use-choices";
import { useFormats } from "@/lib/use-formats";
import { ProblemAlert } from "@/ui/problem-alert";
import { SumRow } from "@/ui/sum-row";
import { toastSuccess } from "@/ui/toast";

import { fixedDownPayment, paidOverTime, type PlannedQuote } from "../model/down-payment";
import { dueDays, monthFromToday } from "../model/due-days";
import { paidBy, paymentInputs, paymentOf, type PaymentRow } from "../model/payments";
import { planMessage } from "../model/plan-messages";
import { PaymentRows } from "../payments/payment-rows";
import { StartInstalments, StartLayaway } from "./start-plan.graphql";
import { TermsFields, termsOf, type TypedTerms } from "./terms-fields";

interface StartPlanDialogProps {
  quote: PlannedQuote;
  terminalId: string | null;
  onStarted: () => void;
  onClose: () => void;
}

/** Has a quoted cart paid over time: how, when, and what is paid now. */
export function StartPlanDialog({ quote, terminalId, onStarted, onClose }: StartPlanDialogProps) {
  const { t } = useLingui();
  const { locale } = useFormats();
  const { timeZone } = useShop();
  const navigate = useNavigate();
  const instalments = useDocumentMutation(StartInstalments);
  const layaway = useDocumentMutation(StartLayaway);
  const [key] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<PlanKind>("CREDIT");
  const [terms, setTerms] = useState<TypedTerms>(() => ({
    count: "3",
    months: "1",
    first: monthFromToday(new Date(), timeZone, intlTag(locale)),
  }));
  const [edited, setEdited] = useState<readonly PaymentRow[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const fixed = fixedDownPayment(kind, quote);
  const rows = edited ?? [paymentOf(fixed ?? "")];
  const payments = paymentInputs(rows);
  const typed = termsOf(terms);
  const days = typed ? dueDays(typed.first, typed.count, typed.months, intlTag(locale)) : [];
  const canStart = payments !== null && days.length > 0;

  async function submit() {
    if (!payments) return;
    const input = { idempotencyKey: key, quoteId: quote.id, terminalId, payments, days };
    const answer =
      kind === "LAYAWAY"
        ? (await layaway.run({ input }))?.startLayaway
        : (await instalments.run({ input: { ...input, inGrams: kind === "GRAMS" } }))
            ?.startInstalments;
    if (!answer) return;
    const message = t(planMessage(answer));
    if (
      answer.__typename !== "StartInstalmentsSuccess" &&
      answer.__typename !== "StartLayawaySuccess"
    ) {
      setProblem(message);
      return;
    }
    toastSuccess(message);
    onStarted();
    void navigate({ to: "/instalments/$planId", params: { planId: answer.plan.id } });
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>Pay over time</Trans>} size="lg">
      <form
        onSubmit={(event: SyntheticEvent) => {
          event.preventDefault();
          if (canStart) void submit();
        }}
      >
        <Stack>
          <SegmentedControl
            aria-label={t`How it is paid over time`}
            data={useChoices(planKindLabels)}
            value={kind}
            onChange={(chosen) => {
              setKind(chosen);
              setEdited(null);
            }}
          />
          <Text size="sm" c="dimmed">
            <KindExplained kind={kind} />
          </Text>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <SumRow label={<Trans>Total</Trans>} amount={quote.total} />
          <Title order={3} size="h6">
            {kind === "LAYAWAY" ? <Trans>Deposit now</Trans> : <Trans>Paid now</Trans>}
          </Title>
          <PaymentRows rows={rows} onChange={setEdited} />
          <SumRow
            label={<Trans>To be paid over time</Trans>}
            amount={paidOverTime(kind, quote, paidBy(rows))}
          />
          <TermsFields terms={terms} days={days} onChange={setTerms} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Back to the cart</Trans>
            </Button>
            <Button
              type="submit"
              disabled={!canStart}
              loading={instalments.isPending || layaway.isPending}
            >
              <Trans>Start the plan</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function KindExplained({ kind }: { kind: PlanKind }) {
  switch (kind) {
    case "CREDIT":
      return <Trans>The customer takes the goods now and owes the rest in money.</Trans>;
    case "GRAMS":
      return (
        <Trans>
          The customer takes the goods now and owes their metal in grams. Each payment buys grams at
          the rate of its day; all that is not metal is paid now.
        </Trans>
      );
    case "LAYAWAY":
      return <Trans>The goods are kept at this price until all is paid.</Trans>;
  }
}
