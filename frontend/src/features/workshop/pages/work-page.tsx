import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { workKindLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { FactList } from "@/ui/fact-list";
import { PageHeader } from "@/ui/page-header";

import { CancelWorkDialog } from "../cancel-work/cancel-work-dialog";
import { FinishWorkDialog } from "../finish-work/finish-work-dialog";
import { WorkBadge } from "../work-list/work-badge";
import { WorkLines } from "../work-list/work-lines";

export const WorkQuery = graphql(`
  query WorkOrder($id: ID!) {
    workOrder(id: $id) {
      id
      number
      kind
      status
      worker
      allowedLossPercent
      note
      dueOn
      openedAt
      endedAt
      excessReason
      branch {
        id
        name
      }
      lines {
        ...WorkLines_line
      }
      ...WorkBadge_order
    }
  }
`);

const route = getRouteApi("/shop/workshop/$orderId");

export function WorkPage() {
  const { orderId } = route.useParams();
  return <WorkDetail orderId={orderId} />;
}

/** One job: what went in, what came out, and where the rest is. */
export function WorkDetail({ orderId }: { orderId: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  const works = useCan("workshop.work");
  const [finishing, finish] = useDisclosure();
  const [cancelling, cancellation] = useDisclosure();
  const { data } = useSuspenseQuery(documentQuery(WorkQuery, { id: orderId }));
  const order = data.workOrder;
  if (!order) throw notFound();
  return (
    <>
      <PageHeader
        title={
          <Group gap="sm">
            <bdi>{order.number}</bdi> <WorkBadge order={order} />
          </Group>
        }
        description={t(workKindLabels[order.kind])}
        actions={
          order.status === "OPEN" && works ? (
            <>
              <Button variant="default" onClick={cancellation.open}>
                <Trans>Call it off</Trans>
              </Button>
              <Button onClick={finish.open}>
                <Trans>Take back what was made</Trans>
              </Button>
            </>
          ) : null
        }
      />
      <Stack>
        <Paper p="lg">
          <FactList
            facts={[
              { label: t`Goldsmith`, value: order.worker || t`Our own workshop` },
              { label: t`Branch`, value: order.branch.name },
              {
                label: t`Allowed loss (%)`,
                value: formats.number(order.allowedLossPercent),
              },
              { label: t`Started`, value: formats.dateTime(order.openedAt) },
              { label: t`Due`, value: order.dueOn ? formats.day(order.dueOn) : null },
              { label: t`Ended`, value: order.endedAt ? formats.dateTime(order.endedAt) : null },
              { label: t`Note`, value: order.note || null },
              { label: t`Why more was lost than is allowed`, value: order.excessReason || null },
            ]}
          />
        </Paper>
        <WorkLines lines={order.lines} />
      </Stack>
      {finishing ? <FinishWorkDialog orderId={order.id} onClose={finish.close} /> : null}
      {cancelling ? <CancelWorkDialog orderId={order.id} onClose={cancellation.close} /> : null}
    </>
  );
}
