import { Trans, useLingui } from "@lingui/react/macro";
import { Paper, Table, Title } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { useFormats } from "@/lib/use-formats";

import { PlanAmount } from "./plan-amount";

export const PlanScheduleFragment = graphql(`
  fragment PlanSchedule_plan on InstalmentPlan {
    fineness
    instalments {
      dueOn
      amount
      open
    }
  }
`);

/** When what falls due, and what of it is still open. */
export function PlanSchedule({
  plan: masked,
}: {
  plan: FragmentType<typeof PlanScheduleFragment>;
}) {
  const { t } = useLingui();
  const formats = useFormats();
  const { fineness, instalments } = readFragment(PlanScheduleFragment, masked);
  return (
    <Paper p="lg">
      <Title order={2} size="h5" mb="xs">
        <Trans>Schedule</Trans>
      </Title>
      <Table aria-label={t`Schedule`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Trans>Due on</Trans>
            </Table.Th>
            <Table.Th ta="end">
              <Trans>Amount</Trans>
            </Table.Th>
            <Table.Th ta="end">
              <Trans>Still open</Trans>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {instalments.map(({ dueOn, amount, open }) => (
            <Table.Tr key={dueOn}>
              <Table.Td>{formats.day(dueOn)}</Table.Td>
              <Table.Td ta="end">
                <PlanAmount amount={amount} fineness={fineness} />
              </Table.Td>
              <Table.Td ta="end">
                <PlanAmount amount={open} fineness={fineness} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
