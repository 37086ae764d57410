import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { List, Paper, Stack, Text, Title } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { localeFor } from "@/lib/locale";
import { formatMoney } from "@/lib/money";
import { ButtonLink } from "@/ui/links";

export const PlanCardFragment = graphql(`
  fragment PlanCard_plan on Plan {
    name
    price
    currency
    cycle
    users
    items
    branches
    trialDays
  }
`);

/** One plan: what it costs and how far it goes. */
export function PlanCard({ plan }: { plan: FragmentType<typeof PlanCardFragment> }) {
  const { i18n } = useLingui();
  const { name, price, currency, cycle, users, items, branches, trialDays } = readFragment(
    PlanCardFragment,
    plan,
  );
  const cost = formatMoney(price, { currency, currencyDigits: 0 }, localeFor(i18n.locale) ?? "en");
  return (
    <Paper p="lg">
      <Stack gap="sm" h="100%" justify="space-between">
        <Stack gap="xs">
          <Title order={3} size="h4">
            {name}
          </Title>
          <Text>
            <Text span size="xl" fw={700}>
              <bdi>{cost}</bdi>
            </Text>{" "}
            <Text span c="dimmed" size="sm">
              {cycle === "MONTHLY" ? <Trans>a month</Trans> : <Trans>a year</Trans>}
            </Text>
          </Text>
          <List size="sm" spacing={4} icon={<IconCheck size={14} aria-hidden />}>
            <List.Item>
              {items === null ? (
                <Trans>Any number of items</Trans>
              ) : (
                <Plural value={items} one="# item" other="# items" />
              )}
            </List.Item>
            <List.Item>
              {users === null ? (
                <Trans>Any number of people</Trans>
              ) : (
                <Plural value={users} one="# person" other="# people" />
              )}
            </List.Item>
            <List.Item>
              {branches === null ? (
                <Trans>Any number of branches</Trans>
              ) : (
                <Plural value={branches} one="# branch" other="# branches" />
              )}
            </List.Item>
          </List>
        </Stack>
        <ButtonLink to="/sign-up" variant="light" fullWidth>
          <Plural value={trialDays} one="Try it for # day" other="Try it for # days" />
        </ButtonLink>
      </Stack>
    </Paper>
  );
}
