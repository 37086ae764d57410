import { Trans } from "@lingui/react/macro";
import { SimpleGrid, Stack, Title } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useCan } from "@/lib/viewer";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { ButtonLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { HeldRates } from "../decide-held-rate/held-rates";
import { FollowSwitch } from "../follow-platform-rates/follow-switch";
import { CurrentRateCard } from "../rate-list/current-rate-card";
import { RateHistory } from "../rate-list/rate-history";
import { SetRateForm } from "../set-rate/set-rate-form";

export const RatesQuery = graphql(`
  query Rates($after: String) {
    currentRates {
      metal
      isOwn
      ...CurrentRateCard_rate
    }
    held: metalRates(filters: { status: HELD }, first: 10) {
      edges {
        node {
          id
          ...HeldRate_rate
        }
      }
    }
    metalRates(first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...RateHistory_rate
        }
      }
    }
  }
`);

export function RatesPage() {
  const pages = useCursorStack("rates");
  const sets = useCan("market.set_rate");
  const reprices = useCan("pricing.reprice");
  const changes = useCan("pricing.change_settings");
  const { data, error } = useQuery({
    ...documentQuery(RatesQuery, { after: pages.after }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const current = data?.currentRates ?? [];
  return (
    <>
      <PageHeader
        title={<Trans>Rates</Trans>}
        actions={
          <>
            {sets && data ? <FollowSwitch follows={!current.some(({ isOwn }) => isOwn)} /> : null}
            {reprices ? (
              <ButtonLink to="/prices" variant="default">
                <Trans>Change many prices</Trans>
              </ButtonLink>
            ) : null}
            {changes ? (
              <ButtonLink to="/settings/prices" variant="default">
                <Trans>How we make our prices</Trans>
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Stack gap="sm">
        <QueryFailure error={error} />
        {sets && data ? <HeldRates rates={data.held.edges.map(({ node }) => node)} /> : null}
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
          {current.map((rate) => (
            <CurrentRateCard key={rate.metal} rate={rate} />
          ))}
        </SimpleGrid>
        {sets ? <SetRateForm /> : null}
        <Title order={2} size="h4" mt="sm">
          <Trans>Rates so far</Trans>
        </Title>
        <RateHistory
          rates={data?.metalRates.edges.map(({ node }) => node)}
          footer={
            <CursorPager
              total={data?.metalRates.totalCount}
              hasPrevious={pages.hasPrevious}
              hasNext={data?.metalRates.pageInfo.hasNextPage ?? false}
              onPrevious={pages.previous}
              onNext={() => pages.next(data?.metalRates.pageInfo.endCursor)}
            />
          }
        />
      </Stack>
    </>
  );
}
