import { Trans, useLingui } from "@lingui/react/macro";
import { SimpleGrid } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { metalLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { StatCard } from "@/ui/stat-card";
import { WeightText } from "@/ui/weight-text";

export const GoodsInTransitFragment = graphql(`
  fragment GoodsInTransit_goods on GoodsInTransit {
    metal
    pieces
    grossWeight
    fineWeight
    branch {
      id
      name
    }
  }
`);

/** What is on the way, and whose it is: a card for each sending branch and metal. */
export function GoodsInTransit({
  goods,
}: {
  goods: readonly FragmentType<typeof GoodsInTransitFragment>[];
}) {
  const { t } = useLingui();
  const formats = useFormats();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mb="sm">
      {readFragment(GoodsInTransitFragment, goods).map((row) => {
        const branch = row.branch.name;
        const metal = row.metal ? t(metalLabels[row.metal]) : t`without metal`;
        const pieces = formats.number(row.pieces);
        return (
          <StatCard
            key={`${row.branch.id}-${row.metal ?? ""}`}
            label={
              <Trans>
                On the way from {branch}: {metal}
              </Trans>
            }
            value={<WeightText grams={row.grossWeight} />}
            note={
              <Trans>
                Pieces: {pieces} · fine weight: <WeightText grams={row.fineWeight} />
              </Trans>
            }
          />
        );
      })}
    </SimpleGrid>
  );
}
