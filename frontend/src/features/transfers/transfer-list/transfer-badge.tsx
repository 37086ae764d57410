import { useLingui } from "@lingui/react/macro";
import { Badge } from "@mantine/core";

import type { TransferStatus } from "@/gql/graphql";
import { transferStatusLabels } from "@/lib/labels";

const COLORS: Record<TransferStatus, string> = {
  REQUESTED: "yellow",
  APPROVED: "blue",
  SENT: "grape",
  RECEIVED: "green",
  REJECTED: "red",
  CANCELLED: "gray",
};

export function TransferBadge({ status }: { status: TransferStatus }) {
  const { t } = useLingui();
  return (
    <Badge variant="light" color={COLORS[status]}>
      {t(transferStatusLabels[status])}
    </Badge>
  );
}
