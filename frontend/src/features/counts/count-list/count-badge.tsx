import { useLingui } from "@lingui/react/macro";
import { Badge } from "@mantine/core";

import type { CountStatus } from "@/gql/graphql";
import { countStatusLabels } from "@/lib/labels";

const COLORS: Record<CountStatus, string> = {
  OPEN: "blue",
  COUNTED: "yellow",
  APPROVED: "green",
  CANCELLED: "gray",
};

export function CountBadge({ status }: { status: CountStatus }) {
  const { t } = useLingui();
  return (
    <Badge variant="light" color={COLORS[status]}>
      {t(countStatusLabels[status])}
    </Badge>
  );
}
