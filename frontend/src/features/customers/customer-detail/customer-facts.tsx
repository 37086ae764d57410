import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Group, Paper, Stack, Text, Title } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { customerKindLabels, familyDateKindLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { FactList } from "@/ui/fact-list";
import { MoneyText } from "@/ui/money-text";
import { WeightText } from "@/ui/weight-text";

export const CustomerFactsFragment = graphql(`
  fragment CustomerFacts_customer on Customer {
    kind
    phoneShown
    otherPhones
    email
    province
    city
    address
    postalCode
    ringSize
    preferences
    tags
    note
    acceptsSms
    acceptsEmail
    creditLimit
    gramLimit
    createdAt
    referredBy {
      id
      name
    }
    familyDates {
      kind
      name
      on
    }
  }
`);

/** What is known of a customer. */
export function CustomerFacts({
  customer,
}: {
  customer: FragmentType<typeof CustomerFactsFragment>;
}) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const known = readFragment(CustomerFactsFragment, customer);
  const place = [known.province, known.city, known.address, known.postalCode];
  const news = [known.acceptsSms ? t`SMS` : "", known.acceptsEmail ? t`E-mail` : ""];
  return (
    <Stack gap="sm">
      <Paper p="lg">
        <Stack>
          {known.tags.length > 0 ? (
            <Group gap="xs">
              {known.tags.map((tag) => (
                <Badge key={tag} variant="light">
                  {tag}
                </Badge>
              ))}
            </Group>
          ) : null}
          <FactList
            facts={[
              { label: t`Kind of customer`, value: i18n._(customerKindLabels[known.kind]) },
              { label: t`Phone`, value: known.phoneShown && <bdi>{known.phoneShown}</bdi> },
              {
                label: t`Other phones`,
                value: known.otherPhones.length > 0 && <bdi>{known.otherPhones.join("  ")}</bdi>,
              },
              { label: t`E-mail`, value: known.email && <bdi>{known.email}</bdi> },
              { label: t`Address`, value: place.filter(Boolean).join("، ") },
              { label: t`Ring size`, value: known.ringSize },
              { label: t`Likes`, value: known.preferences },
              { label: t`Wants news by`, value: news.filter(Boolean).join(", ") },
              {
                label: t`May owe`,
                value: known.creditLimit && <MoneyText amount={known.creditLimit} />,
              },
              {
                label: t`May owe in fine gold`,
                value: known.gramLimit && <WeightText grams={known.gramLimit} />,
              },
              { label: t`Brought by`, value: known.referredBy?.name },
              { label: t`Since`, value: formats.dateTime(known.createdAt) },
              { label: t`Note`, value: known.note },
            ].filter(({ value }) => value !== false)}
          />
        </Stack>
      </Paper>
      {known.familyDates.length > 0 ? (
        <Paper p="lg">
          <Title order={2} size="h5" mb="sm">
            <Trans>Family dates</Trans>
          </Title>
          {known.familyDates.map(({ kind, name, on }, place) => (
            <Text key={place} size="sm">
              {[i18n._(familyDateKindLabels[kind]), name, formats.day(on)]
                .filter(Boolean)
                .join(" · ")}
            </Text>
          ))}
        </Paper>
      ) : null}
    </Stack>
  );
}
