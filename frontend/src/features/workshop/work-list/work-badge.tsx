import { useLingui } from "@lingui/react/macro";
import { Badge } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { WorkStatus } from "@/gql/graphql";
import { workStatusLabels } from "@/lib/labels";

export const WorkBadgeFragment = graphql(`
  fragment WorkBadge_order on WorkOrder {
    status
  }
`);

const colours: Record<WorkStatus, string> = { OPEN: "blue", DONE: "green", CANCELLED: "gray" };

export function WorkBadge({ order }: { order: FragmentType<typeof WorkBadgeFragment> }) {
  const { t } = useLingui();
  const { status } = readFragment(WorkBadgeFragment, order);
  return (
    <Badge variant="light" color={colours[status]}>
      {t(workStatusLabels[status])}
    </Badge>
  );
}
