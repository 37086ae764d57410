import { useLingui } from "@lingui/react/macro";
import { Group, Paper, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useFormats } from "@/lib/use-formats";
import { FactList } from "@/ui/fact-list";
import { PageHeader } from "@/ui/page-header";

import { TransferLines } from "../transfer-detail/transfer-lines";
import { TransferBadge } from "../transfer-list/transfer-badge";

export const TransferQuery = graphql(`
  query Transfer($id: ID!) {
    transfer(id: $id) {
      id
      number
      status
      note
      requestedAt
      requestedByName
      approvedByName
      sentAt
      sentByName
      endedAt
      endedByName
      endReason
      fromBranch {
        id
        name
      }
      toBranch {
        id
        name
      }
      lines {
        ...TransferLines_line
      }
    }
  }
`);

const route = getRouteApi("/shop/transfers/$transferId");

export function TransferPage() {
  const { transferId } = route.useParams();
  return <TransferDetail transferId={transferId} />;
}

/** One transfer: where it goes, who took which step, and what became of its goods. */
export function TransferDetail({ transferId }: { transferId: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { data } = useSuspenseQuery(documentQuery(TransferQuery, { id: transferId }));
  const { transfer } = data;
  if (!transfer) throw notFound();
  return (
    <>
      <PageHeader
        title={
          <Group gap="sm">
            <bdi>{transfer.number}</bdi>
            <TransferBadge status={transfer.status} />
          </Group>
        }
      />
      <Stack>
        <Paper p="lg">
          <FactList
            facts={[
              { label: t`From branch`, value: transfer.fromBranch.name },
              { label: t`To branch`, value: transfer.toBranch.name },
              { label: t`Note`, value: transfer.note },
              { label: t`Requested`, value: formats.dateTime(transfer.requestedAt) },
              { label: t`Requested by`, value: transfer.requestedByName },
              { label: t`Approved by`, value: transfer.approvedByName },
              {
                label: t`Sent`,
                value: transfer.sentAt ? formats.dateTime(transfer.sentAt) : null,
              },
              { label: t`Sent by`, value: transfer.sentByName },
              {
                label: t`Ended`,
                value: transfer.endedAt ? formats.dateTime(transfer.endedAt) : null,
              },
              { label: t`Ended by`, value: transfer.endedByName },
              { label: t`Reason`, value: transfer.endReason },
            ]}
          />
        </Paper>
        <TransferLines lines={transfer.lines} />
      </Stack>
    </>
  );
}
