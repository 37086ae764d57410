import { Trans, useLingui } from "@lingui/react/macro";
import { Paper, Stack, Text, Title } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { cashReasonLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { SumRow } from "@/ui/sum-row";

export const CashMovementsFragment = graphql(`
  fragment CashMovements_movement on CashMovement {
    id
    amount
    reason
    note
    actorName
    at
  }
`);

interface CashMovementsProps {
  movements: readonly FragmentType<typeof CashMovementsFragment>[];
}

/** Cash that came or went without a sale. */
export function CashMovements({ movements }: CashMovementsProps) {
  const { t } = useLingui();
  const formats = useFormats();
  return (
    <Paper p="lg">
      <Stack gap="xs">
        <Title order={2} size="h5">
          <Trans>Cash in and out</Trans>
        </Title>
        {movements.length === 0 ? (
          <Text size="sm" c="dimmed">
            <Trans>Nothing was put in or taken out.</Trans>
          </Text>
        ) : null}
        {readFragment(CashMovementsFragment, movements).map(
          ({ id, amount, reason, note, actorName, at }) => (
            <SumRow
              key={id}
              label={[t(cashReasonLabels[reason]), note, actorName, formats.dateTime(at)]
                .filter(Boolean)
                .join(" · ")}
              amount={amount}
            />
          ),
        )}
      </Stack>
    </Paper>
  );
}
