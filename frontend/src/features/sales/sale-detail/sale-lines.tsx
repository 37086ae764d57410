import { Trans, useLingui } from "@lingui/react/macro";
import { Group, Paper, Stack, Text, Title } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { compareDecimals } from "@/lib/decimal";
import { metalLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { AnchorLink } from "@/ui/links";
import { MoneyText } from "@/ui/money-text";
import { PriceBreakdown } from "@/ui/price-breakdown";
import { WeightText } from "@/ui/weight-text";

export const SaleLinesFragment = graphql(`
  fragment SaleLines_line on SaleLine {
    position
    sku
    description
    quantity
    returnedQuantity
    metal
    fineness
    netWeight
    perFineGram
    components {
      code
      label
      amount
    }
    taxes {
      name
      ratePercent
      amount
    }
    discount
    rounding
    total
    item {
      id
    }
  }
`);

type Line = FragmentType<typeof SaleLinesFragment>;

/** What was sold, and how each price came about on that day. */
export function SaleLines({ lines }: { lines: readonly Line[] }) {
  return (
    <Paper p="lg">
      <Title order={2} size="h5" mb="sm">
        <Trans>What was sold</Trans>
      </Title>
      <Stack gap="lg">
        {lines.map((line, index) => (
          <SaleLine key={index} line={line} />
        ))}
      </Stack>
    </Paper>
  );
}

function SaleLine({ line: masked }: { line: Line }) {
  const { t } = useLingui();
  const formats = useFormats();
  const line = readFragment(SaleLinesFragment, masked);
  const returned = formats.number(line.returnedQuantity);
  return (
    <div>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          {line.item ? (
            <AnchorLink to="/items/$itemId" params={{ itemId: line.item.id }} fw={500}>
              {line.description}
            </AnchorLink>
          ) : (
            <Text fw={500}>{line.description}</Text>
          )}
          <Text size="xs" c="dimmed">
            <bdi>{line.sku}</bdi> · {formats.number(line.quantity)} ×
            {line.metal ? (
              <>
                {" "}
                {t(metalLabels[line.metal])} {formats.number(line.fineness ?? "0")} ·{" "}
                <WeightText grams={line.netWeight} />
              </>
            ) : null}
            {compareDecimals(line.returnedQuantity, "0") > 0 ? (
              <>
                {" "}
                · <Trans>came back: {returned}</Trans>
              </>
            ) : null}
          </Text>
        </div>
        <MoneyText amount={line.total} fw={600} />
      </Group>
      <PriceBreakdown
        components={line.components}
        taxes={line.taxes}
        discount={line.discount}
        rounding={line.rounding}
      />
    </div>
  );
}
