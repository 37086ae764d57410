import { Trans, useLingui } from "@lingui/react/macro";
import { Divider, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { paymentMethodLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { DecimalInput } from "@/ui/decimal-input";
import { MoneyInput } from "@/ui/money-input";
import { SumRow } from "@/ui/sum-row";

import { piecesTotal, type Count } from "../model/count";

export const CountedThingsQuery = graphql(`
  query CountedThings {
    counterSettings {
      denominations
      countedMethods
    }
  }
`);

interface CountFieldsProps {
  count: Count;
  onChange: (count: Count) => void;
  /** What the server said, by the position of a counted method and its field. */
  errors: Readonly<Record<string, string>>;
}

/** Notes, coins and slips as they are counted. Nothing here says what they should come to. */
export function CountFields({ count, onChange, errors }: CountFieldsProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { data } = useQuery(documentQuery(CountedThingsQuery, {}));
  const total = piecesTotal(count);
  const usesPieces = Object.values(count.pieces).some((many) => many !== "");
  const methods = data?.counterSettings.countedMethods ?? ["CASH"];
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="xs">
        {data?.counterSettings.denominations.map((value, index) => (
          <DecimalInput
            key={value}
            label={formats.money(value)}
            value={count.pieces[value] ?? ""}
            onChange={(many) => onChange({ ...count, pieces: { ...count.pieces, [value]: many } })}
            {...(index === 0 ? { "data-autofocus": true } : {})}
          />
        ))}
      </SimpleGrid>
      {total === null ? null : <SumRow label={<Trans>Cash counted</Trans>} amount={total} />}
      <Divider />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        {methods.map((method) => (
          <MoneyInput
            key={method}
            label={t(paymentMethodLabels[method])}
            disabled={method === "CASH" && usesPieces}
            value={method === "CASH" && usesPieces ? (total ?? "") : (count.amounts[method] ?? "")}
            onChange={(amount) =>
              onChange({ ...count, amounts: { ...count.amounts, [method]: amount } })
            }
            error={method === "CASH" ? (errors["counts.0.amount"] ?? errors["counts"]) : undefined}
          />
        ))}
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        <Trans>Count first. What should be there is shown after the count.</Trans>
      </Text>
    </Stack>
  );
}
