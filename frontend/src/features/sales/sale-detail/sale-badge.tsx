import { useLingui } from "@lingui/react/macro";
import { Badge } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { saleKindLabels, saleStatusLabels } from "@/lib/labels";

export const SaleBadgeFragment = graphql(`
  fragment SaleBadge_sale on Sale {
    kind
    status
  }
`);

/** What a document is, when it is not simply a completed sale; and what became of it. */
export function SaleBadge({ sale }: { sale: FragmentType<typeof SaleBadgeFragment> }) {
  const { t } = useLingui();
  const { kind, status } = readFragment(SaleBadgeFragment, sale);
  const isWhole = kind === "SALE" && status === "COMPLETED";
  const color = status === "VOIDED" ? "gray" : "orange";
  return (
    <Badge variant="light" color={isWhole ? "teal" : color} tt="none">
      {kind === "SALE" ? t(saleStatusLabels[status]) : t(saleKindLabels[kind])}
    </Badge>
  );
}
