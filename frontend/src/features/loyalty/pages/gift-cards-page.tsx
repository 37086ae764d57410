import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconGift } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import type { GiftCardsQuery as Answer } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { EmptyState } from "@/ui/empty-state";
import { ButtonLink } from "@/ui/links";
import { MoneyText } from "@/ui/money-text";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { CheckGiftCardForm } from "../check-gift-card/check-gift-card";
import { tillsOf } from "../model/tills";
import { SellGiftCardDialog } from "../sell-gift-card/sell-gift-card-dialog";
import { VoidGiftCardDialog } from "../void-gift-card/void-gift-card-dialog";

export const GiftCardsQuery = graphql(`
  query GiftCards($after: String) {
    branches {
      edges {
        node {
          id
          name
          isDefault
          isActive
          terminals {
            id
            name
            isActive
          }
        }
      }
    }
    giftCards(first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          lastFour
          balance
          issuedAt
          expiresOn
          voidedAt
        }
      }
    }
  }
`);

type Card = Answer["giftCards"]["edges"][number]["node"];

export function GiftCardsPage() {
  const { t } = useLingui();
  const sells = useCan("loyalty.sell_gift_card");
  const [selling, seller] = useDisclosure();
  const [voiding, setVoiding] = useState<Card | null>(null);
  const pages = useCursorStack("");
  const { data, error } = useQuery({
    ...documentQuery(GiftCardsQuery, { after: pages.after }),
    placeholderData: keepPreviousData,
  });
  const tills = tillsOf(data?.branches.edges.map(({ node }) => node) ?? []);
  return (
    <>
      <PageHeader
        title={<Trans>Gift cards</Trans>}
        actions={
          <>
            <ButtonLink to="/loyalty" variant="default">
              <Trans>Loyalty program</Trans>
            </ButtonLink>
            {sells && tills.length > 0 ? (
              <Button leftSection={<IconGift size={16} aria-hidden />} onClick={seller.open}>
                <Trans>Sell a gift card</Trans>
              </Button>
            ) : null}
          </>
        }
      />
      <Stack gap="sm">
        <CheckGiftCardForm />
        <QueryFailure error={error} />
        <DataTable
          label={t`Gift cards`}
          columns={useColumns(setVoiding)}
          rows={data?.giftCards.edges.map(({ node }) => node)}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              icon={<IconGift size={26} />}
              title={<Trans>No gift card was sold yet</Trans>}
            />
          }
          footer={
            <CursorPager
              total={data?.giftCards.totalCount}
              hasPrevious={pages.hasPrevious}
              hasNext={data?.giftCards.pageInfo.hasNextPage ?? false}
              onPrevious={pages.previous}
              onNext={() => pages.next(data?.giftCards.pageInfo.endCursor)}
            />
          }
        />
      </Stack>
      {selling ? <SellGiftCardDialog tills={tills} onClose={seller.close} /> : null}
      {voiding ? (
        <VoidGiftCardDialog card={voiding} tills={tills} onClose={() => setVoiding(null)} />
      ) : null}
    </>
  );
}

function useColumns(onVoid: (card: Card) => void): Column<Card>[] {
  const { t } = useLingui();
  const formats = useFormats();
  const voids = useCan("loyalty.void_gift_card");
  return [
    { key: "card", header: t`Card`, cell: ({ lastFour }) => <bdi>…{lastFour}</bdi> },
    {
      key: "sold",
      header: t`Sold`,
      visibleFrom: "sm",
      cell: ({ issuedAt }) => formats.dateTime(issuedAt),
    },
    {
      key: "until",
      header: t`Good until`,
      cell: ({ expiresOn, voidedAt }) =>
        voidedAt ? (
          <Badge color="red" variant="light">
            <Trans>Voided</Trans>
          </Badge>
        ) : expiresOn ? (
          formats.day(expiresOn)
        ) : (
          "–"
        ),
    },
    {
      key: "balance",
      header: t`On it`,
      align: "end",
      cell: ({ balance }) => <MoneyText amount={balance} />,
    },
    {
      key: "void",
      header: "",
      align: "end",
      cell: (card) =>
        voids && card.voidedAt === null ? (
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => onVoid(card)}>
            <Trans>Void</Trans>
          </Button>
        ) : null,
    },
  ];
}
