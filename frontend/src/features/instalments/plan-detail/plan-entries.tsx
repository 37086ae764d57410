import { Trans, useLingui } from "@lingui/react/macro";
import { Paper, Table, Text, Title } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { paymentMethodLabels, planEntryKindLabels } from "@/lib/labels";
import { money } from "@/lib/money";
import { useFormats } from "@/lib/use-formats";
import { MoneyText } from "@/ui/money-text";

import { PlanAmount } from "./plan-amount";

export const PlanEntriesFragment = graphql(`
  fragment PlanEntries_plan on InstalmentPlan {
    fineness
    entries {
      kind
      amount
      money
      ratePerGram
      enteredAt
      payments {
        method
        reference
      }
    }
  }
`);

/** What was paid, came back or was given back, in order. */
export function PlanEntries({ plan: masked }: { plan: FragmentType<typeof PlanEntriesFragment> }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { fineness, entries } = readFragment(PlanEntriesFragment, masked);
  return (
    <Paper p="lg">
      <Title order={2} size="h5" mb="xs">
        <Trans>Payments</Trans>
      </Title>
      {entries.length === 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>Nothing was paid yet.</Trans>
        </Text>
      ) : (
        <Table aria-label={t`Payments`}>
          <Table.Tbody>
            {entries.map(({ kind, amount, money: paid, ratePerGram, enteredAt, payments }) => (
              <Table.Tr key={`${enteredAt} ${kind}`}>
                <Table.Td>
                  {t(planEntryKindLabels[kind])}
                  <Text size="xs" c="dimmed">
                    {formats.dateTime(enteredAt)}
                  </Text>
                </Table.Td>
                <Table.Td>
                  {payments.map(({ method, reference }, index) => (
                    <Text key={index} size="sm">
                      {[t(paymentMethodLabels[method]), reference].filter(Boolean).join(" · ")}
                    </Text>
                  ))}
                </Table.Td>
                <Table.Td ta="end">
                  <MoneyText amount={paid} fw={500} />
                  {fineness === null ? null : (
                    <Text size="xs" c="dimmed">
                      <PlanAmount amount={amount} fineness={fineness} />
                      {ratePerGram ? (
                        <>
                          {" × "}
                          <MoneyText amount={money(ratePerGram)} />
                        </>
                      ) : null}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Paper>
  );
}
