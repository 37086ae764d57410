import { Trans } from "@lingui/react/macro";
import { Box, Container, Group, SimpleGrid, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import { IconBuildingStore, IconLanguage, IconReceiptTax, IconScale } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { Brand } from "@/ui/brand";
import { ButtonLink } from "@/ui/links";
import { LanguageMenu, ThemeMenu } from "@/ui/preferences";

import { PlanCard } from "../plans/plan-card";
import classes from "./landing-page.module.css";

export const LandingQuery = graphql(`
  query Landing {
    plans {
      id
      ...PlanCard_plan
    }
  }
`);

/** The public face: what Zargar does, what it costs, how to begin. */
export function LandingPage() {
  const { data } = useSuspenseQuery(documentQuery(LandingQuery, {}));
  return (
    <Container size="lg" py="md">
      <Group component="header" justify="space-between">
        <Brand />
        <Group gap={4}>
          <LanguageMenu />
          <ThemeMenu />
          <ButtonLink to="/log-in" variant="default">
            <Trans>Log in to your shop</Trans>
          </ButtonLink>
        </Group>
      </Group>
      <main>
        <Box className={classes.hero}>
          <Title order={1} className={classes.headline}>
            <Trans>Gold is sold by the gram. So is every line of your books.</Trans>
          </Title>
          <Text size="lg" c="dimmed" maw={620}>
            <Trans>
              Zargar runs gold and jewellery shops: prices from the rate of this minute, every piece
              and every gram accounted for, receipts that explain themselves.
            </Trans>
          </Text>
          <ButtonLink to="/sign-up" size="lg">
            <Trans>Open your shop</Trans>
          </ButtonLink>
        </Box>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xl" my="xl">
          <Strength icon={<IconScale />} title={<Trans>Priced as the trade prices</Trans>}>
            <Trans>Making charge, profit, stones and tax as your country's custom has them.</Trans>
          </Strength>
          <Strength icon={<IconReceiptTax />} title={<Trans>Every amount explained</Trans>}>
            <Trans>The rate, its time and the rule stay with each line, years later too.</Trans>
          </Strength>
          <Strength icon={<IconBuildingStore />} title={<Trans>Yours alone</Trans>}>
            <Trans>Each shop has its own address, its own people and its own store of data.</Trans>
          </Strength>
          <Strength icon={<IconLanguage />} title={<Trans>In your own hand</Trans>}>
            <Trans>Persian, right to left, with the Jalali calendar, beside English.</Trans>
          </Strength>
        </SimpleGrid>
        <Title order={2} size="h3" mt={48} mb="md">
          <Trans>Plans</Trans>
        </Title>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
          {data.plans.map((plan) => (
            <PlanCard key={plan.id} plan={plan} />
          ))}
        </SimpleGrid>
      </main>
    </Container>
  );
}

interface StrengthProps {
  icon: ReactNode;
  title: ReactNode;
  children: ReactNode;
}

function Strength({ icon, title, children }: StrengthProps) {
  return (
    <Stack gap="xs">
      <ThemeIcon variant="light" size="lg" aria-hidden>
        {icon}
      </ThemeIcon>
      <Title order={2} size="h5">
        {title}
      </Title>
      <Text size="sm" c="dimmed">
        {children}
      </Text>
    </Stack>
  );
}
