import { useLingui } from "@lingui/react/macro";
import { Paper } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { itemClassLabels, makingMethodLabels, metalLabels, trackingLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { useMetalName } from "@/lib/use-metal-name";
import { FactList } from "@/ui/fact-list";
import { MoneyText } from "@/ui/money-text";
import { WeightText } from "@/ui/weight-text";

export const ItemFactsFragment = graphql(`
  fragment ItemFacts_item on Item {
    barcode
    hallmark
    huid
    itemClass
    tracking
    metal
    karat
    fineness
    grossWeight
    stoneWeight
    netWeight
    fineWeight
    makingMethod
    makingAmount
    wastagePercent
    extraCharge
    fixedPrice
    createdAt
    category {
      id
      name
    }
  }
`);

/** What is known about an item, weights and price rule included. */
export function ItemFacts({ item: masked }: { item: FragmentType<typeof ItemFactsFragment> }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { karatName } = useMetalName();
  const item = readFragment(ItemFactsFragment, masked);
  const isPercent = item.makingMethod.startsWith("PERCENT");
  return (
    <Paper p="lg">
      <FactList
        facts={[
          { label: t`Kind`, value: t(itemClassLabels[item.itemClass]) },
          { label: t`Category`, value: item.category?.name },
          { label: t`Counted`, value: t(trackingLabels[item.tracking]) },
          { label: t`Barcode`, value: item.barcode && <bdi>{item.barcode}</bdi> },
          { label: t`Hallmark`, value: item.hallmark && <bdi>{item.hallmark}</bdi> },
          { label: t`HUID`, value: item.huid && <bdi>{item.huid}</bdi> },
          { label: t`Metal`, value: item.metal && t(metalLabels[item.metal]) },
          { label: t`Karat`, value: item.karat && karatName(item.karat) },
          { label: t`Fineness (‰)`, value: item.fineness && formats.number(item.fineness) },
          { label: t`Gross weight`, value: <WeightText grams={item.grossWeight} /> },
          { label: t`Stones and other parts`, value: <WeightText grams={item.stoneWeight} /> },
          { label: t`Net weight`, value: <WeightText grams={item.netWeight} /> },
          { label: t`Fine weight`, value: <WeightText grams={item.fineWeight} /> },
          { label: t`Making charge`, value: t(makingMethodLabels[item.makingMethod]) },
          {
            label: t`Making charge amount`,
            value: isPercent ? (
              <bdi>{formats.percent(item.makingAmount)}</bdi>
            ) : (
              <MoneyText amount={item.makingAmount} />
            ),
          },
          { label: t`Wastage (%)`, value: formats.number(item.wastagePercent) },
          { label: t`Other charges`, value: <MoneyText amount={item.extraCharge} /> },
          {
            label: t`Fixed price`,
            value: item.fixedPrice && <MoneyText amount={item.fixedPrice} />,
          },
          { label: t`Added`, value: formats.dateTime(item.createdAt) },
        ]}
      />
    </Paper>
  );
}
