import { Plural, Trans } from "@lingui/react/macro";
import { SimpleGrid } from "@mantine/core";
import { IconCash, IconReceiptRefund, IconReceiptTax, IconScale } from "@tabler/icons-react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { useFormats } from "@/lib/use-formats";
import { MoneyText } from "@/ui/money-text";
import { StatCard } from "@/ui/stat-card";
import { WeightText } from "@/ui/weight-text";

export const DayTotalsFragment = graphql(`
  fragment DayTotals_totals on DayTotals {
    saleCount
    refundCount
    tax
    discount
    total
    fineGramsSold
  }
`);

/** The day so far in money and in fine gold, net of refunds. */
export function DayTotals({ totals }: { totals: FragmentType<typeof DayTotalsFragment> }) {
  const formats = useFormats();
  const { saleCount, refundCount, tax, discount, total, fineGramsSold } = readFragment(
    DayTotalsFragment,
    totals,
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="sm">
      <StatCard
        label={<Trans>Takings</Trans>}
        icon={<IconCash size={18} aria-hidden />}
        value={<MoneyText amount={total} />}
        note={<Plural value={saleCount} one="# sale" other="# sales" />}
      />
      <StatCard
        label={<Trans>Fine gold sold</Trans>}
        icon={<IconScale size={18} aria-hidden />}
        value={<WeightText grams={fineGramsSold} />}
        note={<Trans>Net weight × fineness</Trans>}
      />
      <StatCard
        label={<Trans>Tax in it</Trans>}
        icon={<IconReceiptTax size={18} aria-hidden />}
        value={<MoneyText amount={tax} />}
        note={
          <Trans>
            Discounts <MoneyText amount={discount} />
          </Trans>
        }
      />
      <StatCard
        label={<Trans>Refunds</Trans>}
        icon={<IconReceiptRefund size={18} aria-hidden />}
        value={formats.number(refundCount)}
        note={<Trans>Already taken off the takings</Trans>}
      />
    </SimpleGrid>
  );
}
