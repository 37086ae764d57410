import { useLingui } from "@lingui/react/macro";
import { Badge } from "@mantine/core";

import type { PurchaseStatus } from "@/gql/graphql";
import { purchaseStatusLabels } from "@/lib/labels";

export function PurchaseBadge({ status }: { status: PurchaseStatus }) {
  const { t } = useLingui();
  return (
    <Badge variant="light" color={status === "VOIDED" ? "red" : "green"}>
      {t(purchaseStatusLabels[status])}
    </Badge>
  );
}
