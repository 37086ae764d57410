import { Trans } from "@lingui/react/macro";
import { Badge, Button, Grid, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBarcode, IconPencil } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound } from "@tanstack/react-router";

import { graphql } from "@/gql";
import type { ItemQuery as ItemQueryData } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useCan } from "@/lib/viewer";
import { ButtonLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";

import { AdjustStockDialog } from "../adjust-stock/adjust-stock-dialog";
import { ItemFacts } from "../item-detail/item-facts";
import { ItemMovements } from "../item-detail/item-movements";
import { ItemStock } from "../item-detail/item-stock";
import { ItemStones } from "../item-detail/item-stones";
import { ItemCertificates } from "../item-certificates/item-certificates";
import { ItemPhotos } from "../item-photos/item-photos";
import { PrintLabelsDialog } from "../print-labels/print-labels-dialog";

export const ItemQuery = graphql(`
  query Item($id: ID!) {
    item(id: $id) {
      id
      sku
      displayName
      isActive
      photos {
        id
        state
      }
      stones {
        ...ItemStones_stone
      }
      ...ItemPhotos_item
      ...ItemCertificates_item
      ...ItemFacts_item
      ...ItemStock_item
    }
    stockMovements(filters: { itemId: $id }, first: 15) {
      ...ItemMovements_movements
    }
    branches(first: 50) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

const route = getRouteApi("/shop/items/$itemId");

function hasWaitingPhoto(data: ItemQueryData | undefined): boolean {
  return data?.item?.photos.some(({ state }) => state === "WAITING") ?? false;
}

export function ItemPage() {
  const { itemId } = route.useParams();
  const { data } = useSuspenseQuery({
    ...documentQuery(ItemQuery, { id: itemId }),
    // The worker takes a moment for each picture, and nobody should have to ask.
    refetchInterval: (query) => (hasWaitingPhoto(query.state.data) ? 2000 : false),
  });
  const changes = useCan("catalog.change");
  const adjusts = useCan("stock.adjust");
  const prints = useCan("labels.print");
  const [adjusting, dialog] = useDisclosure();
  const [printing, labels] = useDisclosure();
  const { item } = data;
  if (!item) throw notFound();
  return (
    <>
      <PageHeader
        title={item.displayName}
        description={<bdi>{item.sku}</bdi>}
        actions={
          <>
            {item.isActive ? null : (
              <Badge variant="default" size="lg">
                <Trans>Not for sale</Trans>
              </Badge>
            )}
            {prints ? (
              <Button
                variant="default"
                leftSection={<IconBarcode size={16} aria-hidden />}
                onClick={labels.open}
              >
                <Trans>Print labels</Trans>
              </Button>
            ) : null}
            {changes ? (
              <ButtonLink
                to="/items/$itemId/edit"
                params={{ itemId }}
                variant="default"
                leftSection={<IconPencil size={16} aria-hidden />}
              >
                <Trans>Edit</Trans>
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, md: 8 }} order={1}>
          <Stack gap="sm">
            <ItemPhotos item={item} />
            <ItemFacts item={item} />
            <ItemStones stones={item.stones} />
            <ItemCertificates item={item} />
            <ItemMovements movements={data.stockMovements} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 0, md: 2 }}>
          <ItemStock
            item={item}
            actions={
              adjusts ? (
                <Button variant="light" size="compact-sm" onClick={dialog.open}>
                  <Trans>Adjust</Trans>
                </Button>
              ) : null
            }
          />
        </Grid.Col>
      </Grid>
      {printing ? (
        <PrintLabelsDialog chosen={{ itemIds: [item.id] }} count={1} onClose={labels.close} />
      ) : null}
      {adjusting ? (
        <AdjustStockDialog
          itemId={item.id}
          branches={data.branches.edges.map(({ node }) => node)}
          onClose={dialog.close}
        />
      ) : null}
    </>
  );
}
