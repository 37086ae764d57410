import { Trans } from "@lingui/react/macro";
import { Grid, Paper, Stack, Text, Title } from "@mantine/core";
import { IconArrowsExchange } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";

import { graphql } from "@/gql";
import type { ExchangePageQuery, ReturnInput } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";
import { ProblemAlert } from "@/ui/problem-alert";

import { ReturnFields, useReturn } from "../return-sale/return-fields";

export const ExchangeQuery = graphql(`
  query ExchangePage($id: ID!) {
    sale(id: $id) {
      id
      number
      kind
      status
      source
      customer {
        id
        name
      }
      branch {
        id
        cashStep
        terminals {
          id
          isActive
        }
      }
      lines {
        ...ReturnFields_line
      }
    }
  }
`);

type ExchangedSale = NonNullable<ExchangePageQuery["sale"]>;

interface ExchangePageProps {
  /** Finds, prices and settles what is sold instead; that belongs to the counter. */
  sellInstead: (sale: ExchangedSale, returned: ReturnInput | null) => ReactNode;
}

const route = getRouteApi("/shop/sales/$saleId/exchange");

/** Exchanges what was sold: what comes back beside what is sold for it. */
export function ExchangePage({ sellInstead }: ExchangePageProps) {
  const { saleId } = route.useParams();
  const { data } = useSuspenseQuery(documentQuery(ExchangeQuery, { id: saleId }));
  const { sale } = data;
  if (!sale) throw notFound();
  return <ExchangeOfSale key={sale.id} sale={sale} sellInstead={sellInstead} />;
}

interface ExchangeOfSaleProps extends ExchangePageProps {
  sale: ExchangedSale;
}

function ExchangeOfSale({ sale, sellInstead }: ExchangeOfSaleProps) {
  const { id: saleId, number } = sale;
  const isOpen = sale.status === "COMPLETED" || sale.status === "PARTLY_REFUNDED";
  // Once it is exchanged, and no longer open, the change and the receipt are still shown.
  const [canExchange] = useState(sale.kind === "SALE" && sale.source === "COUNTER" && isOpen);
  return (
    <>
      <PageHeader
        title={<Trans>Exchange of sale {number}</Trans>}
        actions={
          <AnchorLink to="/sales/$saleId" params={{ saleId }} size="sm">
            <Trans>Back to the sale</Trans>
          </AnchorLink>
        }
      />
      {canExchange ? (
        <BothSides sale={sale} sellInstead={sellInstead} />
      ) : (
        <EmptyState
          icon={<IconArrowsExchange size={26} />}
          title={<Trans>Nothing of this sale can be exchanged</Trans>}
        />
      )}
    </>
  );
}

function BothSides({ sale, sellInstead }: ExchangeOfSaleProps) {
  const back = useReturn(sale.lines);
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Paper p="lg">
          <Stack gap="sm">
            <Title order={2} size="h5">
              <Trans>What comes back</Trans>
            </Title>
            {back.returned ? null : (
              <ProblemAlert>
                <Trans>
                  Say of at least one line how much comes back, and no more than is left of it.
                </Trans>
              </ProblemAlert>
            )}
            <ReturnFields back={back} isCustomerKnown={sale.customer !== null} />
          </Stack>
        </Paper>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="sm">
          <Title order={2} size="h5">
            <Trans>What is sold instead</Trans>
          </Title>
          <Text size="sm" c="dimmed">
            <Trans>The customer pays the difference, or gets it back.</Trans>
          </Text>
          {sellInstead(sale, back.returned)}
        </Stack>
      </Grid.Col>
    </Grid>
  );
}
