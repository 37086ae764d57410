import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Grid, Group, Paper, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { planKindLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { useMetalName } from "@/lib/use-metal-name";
import { useCan } from "@/lib/viewer";
import { FactList } from "@/ui/fact-list";
import { AnchorLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";

import { CancelLayawayDialog } from "../cancel-layaway/cancel-layaway-dialog";
import { CollectLayawayDialog } from "../collect-layaway/collect-layaway-dialog";
import { PayPlanDialog } from "../pay-plan/pay-plan-dialog";
import { PlanBadge } from "../plan-detail/plan-badge";
import { PlanEntries } from "../plan-detail/plan-entries";
import { PlanSchedule } from "../plan-detail/plan-schedule";
import { PlanSums } from "../plan-detail/plan-sums";

export const PlanQuery = graphql(`
  query InstalmentPlan($id: ID!) {
    instalmentPlan(id: $id) {
      id
      number
      kind
      status
      metal
      fineness
      startedAt
      endedAt
      payOff
      customer {
        id
        name
      }
      branch {
        id
        name
        terminals {
          id
          isActive
        }
      }
      sale {
        id
        number
      }
      ...PlanBadge_plan
      ...PlanSums_plan
      ...PlanSchedule_plan
      ...PlanEntries_plan
      ...PayPlan_plan
      ...CollectLayaway_plan
      ...CancelLayaway_plan
    }
  }
`);

const route = getRouteApi("/shop/instalments/$planId");

export function PlanPage() {
  const { planId } = route.useParams();
  return <PlanDetail planId={planId} />;
}

/** One plan: what is open of it, what was paid, and what can be done next. */
export function PlanDetail({ planId }: { planId: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { metalName } = useMetalName();
  const pays = useCan("instalments.pay");
  const cancels = useCan("instalments.cancel");
  const [paying, payment] = useDisclosure();
  const [collecting, collection] = useDisclosure();
  const [cancelling, cancellation] = useDisclosure();
  const { data } = useSuspenseQuery(documentQuery(PlanQuery, { id: planId }));
  const plan = data.instalmentPlan;
  if (!plan) throw notFound();
  const terminalId = plan.branch.terminals.find(({ isActive }) => isActive)?.id ?? null;
  const isKept = plan.status === "OPEN" && plan.kind === "LAYAWAY";

  return (
    <>
      <PageHeader
        title={
          <Group gap="sm">
            <bdi>{plan.number}</bdi> <PlanBadge plan={plan} />
          </Group>
        }
        description={t(planKindLabels[plan.kind])}
        actions={
          <>
            {isKept && cancels ? (
              <Button variant="default" onClick={cancellation.open}>
                <Trans>Give up</Trans>
              </Button>
            ) : null}
            {isKept && pays ? (
              <Button variant="default" onClick={collection.open}>
                <Trans>Hand over</Trans>
              </Button>
            ) : null}
            {plan.status === "OPEN" && pays ? (
              <Button disabled={plan.payOff === null} onClick={payment.open}>
                <Trans>Take a payment</Trans>
              </Button>
            ) : null}
          </>
        }
      />
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="sm">
            <Paper p="lg">
              <FactList
                facts={[
                  { label: t`Customer`, value: plan.customer.name },
                  { label: t`Branch`, value: plan.branch.name },
                  { label: t`Started`, value: formats.dateTime(plan.startedAt) },
                  { label: t`Ended`, value: plan.endedAt ? formats.dateTime(plan.endedAt) : null },
                  {
                    label: t`Owed in`,
                    value: plan.metal ? metalName({ ...plan, karat: null }) : null,
                  },
                  {
                    label: t`Sale`,
                    value: plan.sale ? (
                      <AnchorLink to="/sales/$saleId" params={{ saleId: plan.sale.id }}>
                        <bdi>{plan.sale.number}</bdi>
                      </AnchorLink>
                    ) : null,
                  },
                ]}
              />
            </Paper>
            <PlanSchedule plan={plan} />
            <PlanEntries plan={plan} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <PlanSums plan={plan} />
        </Grid.Col>
      </Grid>
      {paying ? (
        <PayPlanDialog plan={plan} terminalId={terminalId} onClose={payment.close} />
      ) : null}
      {collecting ? (
        <CollectLayawayDialog plan={plan} terminalId={terminalId} onClose={collection.close} />
      ) : null}
      {cancelling ? (
        <CancelLayawayDialog plan={plan} terminalId={terminalId} onClose={cancellation.close} />
      ) : null}
    </>
  );
}
