import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound, useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { graphql, readFragment } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { PageHeader } from "@/ui/page-header";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { ItemForm } from "../item-form/item-form";
import { itemFieldErrors } from "../model/item-field-errors";
import { itemInput, type ItemValues } from "../model/item-values";
import { EditedItemFragment, valuesOf } from "../update-item/edited-item";
import { updateItemMessage } from "../update-item/update-item-messages";
import { UpdateItem } from "../update-item/update-item.graphql";

export const EditItemQuery = graphql(`
  query EditItem($id: ID!) {
    item(id: $id) {
      id
      displayName
      updatedAt
      ...EditedItem_item
    }
    categories(first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

const route = getRouteApi("/shop/items/$itemId/edit");

export function EditItemPage() {
  const { t } = useLingui();
  const { itemId } = route.useParams();
  const navigate = useNavigate();
  // What is being edited must not change under the hands of the person editing it.
  const query = documentQuery(EditItemQuery, { id: itemId });
  const { data } = useSuspenseQuery({ ...query, staleTime: Infinity, gcTime: 0 });
  const update = useDocumentMutation(UpdateItem);
  const [problem, setProblem] = useState<string | null>(null);
  const { item } = data;
  if (!item) throw notFound();

  const leave = () => navigate({ to: "/items/$itemId", params: { itemId } });

  async function submit(values: ItemValues, version: string): Promise<Record<string, string>> {
    const answer = (
      await update.run({
        input: { id: itemId, version, item: itemInput(values) },
      })
    )?.updateItem;
    if (!answer) return {};
    if (answer.__typename === "UpdateItemSuccess") {
      toastSuccess(t(updateItemMessage(answer)));
      await leave();
      return {};
    }
    setProblem(t(updateItemMessage(answer)));
    return answer.__typename === "InvalidInput" ? itemFieldErrors(answer.fields) : {};
  }

  return (
    <>
      <PageHeader title={item.displayName} />
      <ItemForm
        initialValues={valuesOf(readFragment(EditedItemFragment, item))}
        categories={data.categories.edges.map(({ node }) => ({ value: node.id, label: node.name }))}
        problem={problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        busy={update.isPending}
        submitLabel={<Trans>Save</Trans>}
        onSubmit={(values) => submit(values, item.updatedAt)}
        onCancel={() => void leave()}
      />
    </>
  );
}
