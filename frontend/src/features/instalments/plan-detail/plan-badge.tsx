import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Group } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { PlanStatus } from "@/gql/graphql";
import { compareDecimals } from "@/lib/decimal";
import { planStatusLabels } from "@/lib/labels";

export const PlanBadgeFragment = graphql(`
  fragment PlanBadge_plan on InstalmentPlan {
    status
    overdue
  }
`);

const colours: Record<PlanStatus, string> = { OPEN: "blue", SETTLED: "teal", CANCELLED: "gray" };

/** Where a plan stands; late is what matters most. */
export function PlanBadge({ plan }: { plan: FragmentType<typeof PlanBadgeFragment> }) {
  const { t } = useLingui();
  const { status, overdue } = readFragment(PlanBadgeFragment, plan);
  return (
    <Group gap={6} wrap="nowrap">
      <Badge variant="light" color={colours[status]} tt="none">
        {t(planStatusLabels[status])}
      </Badge>
      {compareDecimals(overdue, "0") > 0 ? (
        <Badge variant="light" color="red" tt="none">
          <Trans>Overdue</Trans>
        </Badge>
      ) : null}
    </Group>
  );
}
