import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBarcode, IconFileImport, IconPlus } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useCan } from "@/lib/viewer";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { ExportMenu } from "@/ui/export-menu";
import { ButtonLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { EditManyDialog } from "../edit-many/edit-many-dialog";
import type { ChosenItems } from "../edit-many/edit-many-values";
import { ItemFilters } from "../item-list/item-filters";
import { ItemTable } from "../item-list/item-table";
import { SelectionBar } from "../item-list/selection-bar";
import { itemFilter, itemOrdering, type ItemsSearch } from "../model/items-search";
import { PrintLabelsDialog } from "../print-labels/print-labels-dialog";

export const ItemsQuery = graphql(`
  query Items($filters: ItemFilter, $ordering: [ItemOrder!]!, $after: String) {
    items(filters: $filters, ordering: $ordering, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...ItemTable_item
        }
      }
    }
    categories(first: 100) {
      ...ItemFilters_categories
    }
  }
`);

const route = getRouteApi("/shop/items");

export function ItemsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const editsMany = useCan("catalog.edit_many");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState<ChosenItems | null>(null);
  const pages = useCursorStack(JSON.stringify(search));
  const variables = {
    filters: itemFilter(search),
    ordering: itemOrdering(search.order),
    after: pages.after,
  };
  const { data, error } = useQuery({
    ...documentQuery(ItemsQuery, variables),
    placeholderData: keepPreviousData,
  });
  const prints = useCan("labels.print");
  const [printing, dialog] = useDisclosure();
  const total = data?.items.totalCount ?? 0;
  const change = (part: Partial<ItemsSearch>) =>
    void navigate({ search: (previous) => ({ ...previous, ...part }), replace: true });

  return (
    <>
      <PageHeader
        title={<Trans>Items</Trans>}
        actions={
          <>
            {prints && total > 0 ? (
              <Button
                variant="default"
                leftSection={<IconBarcode size={16} aria-hidden />}
                onClick={dialog.open}
              >
                <Trans>Print labels</Trans>
              </Button>
            ) : null}
            <Actions />
          </>
        }
      />
      <ItemFilters categories={data?.categories} search={search} onChange={change} />
      <QueryFailure error={error} />
      {editsMany ? (
        <SelectionBar
          chosen={chosen.size}
          matching={data?.items.totalCount}
          onEditChosen={() => setEditing({ ids: [...chosen] })}
          onEditMatching={() => setEditing({ filters: variables.filters })}
          onClear={() => setChosen(new Set())}
        />
      ) : null}
      <ItemTable
        selection={editsMany || prints ? { chosen, onChange: setChosen } : undefined}
        items={data?.items.edges.map(({ node }) => node)}
        footer={
          <CursorPager
            total={data?.items.totalCount}
            hasPrevious={pages.hasPrevious}
            hasNext={data?.items.pageInfo.hasNextPage ?? false}
            onPrevious={pages.previous}
            onNext={() => pages.next(data?.items.pageInfo.endCursor)}
          />
        }
      />
      {editing ? (
        <EditManyDialog
          chosen={editing}
          title={<Trans>Change many items</Trans>}
          onDone={() => {
            setEditing(null);
            setChosen(new Set());
          }}
          onClose={() => setEditing(null)}
        />
      ) : null}
      {printing ? (
        <PrintLabelsDialog
          chosen={chosen.size > 0 ? { itemIds: [...chosen] } : { filters: variables.filters }}
          count={chosen.size || total}
          onClose={dialog.close}
        />
      ) : null}
    </>
  );
}

function Actions() {
  const changes = useCan("catalog.change");
  const imports = useCan("imports.run");
  const exports = useCan("exports.run");
  return (
    <>
      {exports ? <ExportMenu address="/files/exports/items" /> : null}
      {imports ? (
        <ButtonLink
          to="/imports/new"
          variant="default"
          leftSection={<IconFileImport size={16} aria-hidden />}
        >
          <Trans>Import</Trans>
        </ButtonLink>
      ) : null}
      {changes ? (
        <ButtonLink to="/items/new" leftSection={<IconPlus size={16} aria-hidden />}>
          <Trans>New item</Trans>
        </ButtonLink>
      ) : null}
    </>
  );
}
