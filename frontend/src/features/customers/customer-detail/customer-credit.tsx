import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCoins } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { graphql } from "@/gql";
import type { CustomerCreditQuery as Answer } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { creditEntryKindLabels, purseLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { EmptyState } from "@/ui/empty-state";
import { FactList } from "@/ui/fact-list";
import { MoneyText } from "@/ui/money-text";
import { QueryFailure } from "@/ui/query-failure";

import { AdjustStoreCreditDialog } from "../adjust-store-credit/adjust-store-credit-dialog";

export const CustomerCreditQuery = graphql(`
  query CustomerCredit($customerId: ID!, $after: String) {
    customerCredit(customerId: $customerId) {
      storeCredit
      points
      pointsWorth
      spentLately
      tier {
        name
      }
    }
    giftCards(customerId: $customerId, first: 10) {
      edges {
        node {
          id
          lastFour
          balance
        }
      }
    }
    creditEntries(customerId: $customerId, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          purse
          kind
          amount
          points
          at
          reason
        }
      }
    }
  }
`);

type Entry = Answer["creditEntries"]["edges"][number]["node"];

/** What the shop owes a customer: store credit, points, and gift cards that they bought. */
export function CustomerCredit({ customerId }: { customerId: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  const grants = useCan("loyalty.grant");
  const [adjusting, dialog] = useDisclosure();
  const pages = useCursorStack(customerId);
  const { data, error } = useQuery({
    ...documentQuery(CustomerCreditQuery, { customerId, after: pages.after }),
    placeholderData: keepPreviousData,
  });
  const credit = data?.customerCredit;
  const cards = data?.giftCards.edges.map(({ node }) => node) ?? [];
  return (
    <Stack gap="sm">
      <QueryFailure error={error} />
      {credit ? (
        <Paper p="lg">
          <FactList
            facts={[
              { label: t`Store credit`, value: <MoneyText amount={credit.storeCredit} /> },
              { label: t`Loyalty points`, value: formats.number(credit.points) },
              { label: t`The points pay`, value: <MoneyText amount={credit.pointsWorth} /> },
              { label: t`Tier`, value: credit.tier?.name },
              { label: t`Spent lately`, value: <MoneyText amount={credit.spentLately} /> },
              ...cards.map(({ lastFour, balance }) => ({
                label: t`Gift card …${{ lastFour }}`,
                value: <MoneyText amount={balance} />,
              })),
            ]}
          />
          {grants ? (
            <Group justify="flex-end" mt="sm">
              <Button variant="light" onClick={dialog.open}>
                <Trans>Change the store credit</Trans>
              </Button>
            </Group>
          ) : null}
        </Paper>
      ) : null}
      <DataTable
        label={t`Credit and points`}
        columns={useColumns()}
        rows={data?.creditEntries.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        empty={<EmptyState icon={<IconCoins size={26} />} title={<Trans>Nothing yet</Trans>} />}
        footer={
          <CursorPager
            total={data?.creditEntries.totalCount}
            hasPrevious={pages.hasPrevious}
            hasNext={data?.creditEntries.pageInfo.hasNextPage ?? false}
            onPrevious={pages.previous}
            onNext={() => pages.next(data?.creditEntries.pageInfo.endCursor)}
          />
        }
      />
      {adjusting ? (
        <AdjustStoreCreditDialog customerId={customerId} onClose={dialog.close} />
      ) : null}
    </Stack>
  );
}

function useColumns(): Column<Entry>[] {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  return [
    { key: "at", header: t`Time`, cell: ({ at }) => formats.dateTime(at) },
    { key: "purse", header: t`What`, cell: ({ purse }) => i18n._(purseLabels[purse]) },
    {
      key: "kind",
      header: t`Why`,
      cell: ({ kind, reason }) =>
        [i18n._(creditEntryKindLabels[kind]), reason].filter(Boolean).join(" · "),
    },
    {
      key: "change",
      header: t`Change`,
      align: "end",
      cell: ({ purse, points, amount }) =>
        purse === "POINTS" ? formats.change(String(points)) : <MoneyText amount={amount} />,
    },
  ];
}
