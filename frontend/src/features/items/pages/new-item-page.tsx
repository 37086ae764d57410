import { Trans, useLingui } from "@lingui/react/macro";
import { Select, SimpleGrid } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { graphql } from "@/gql";
import { isDecimal } from "@/lib/decimal";
import { documentQuery } from "@/lib/graphql/document-query";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { weight } from "@/lib/weight";
import { DecimalInput } from "@/ui/decimal-input";
import { FieldGroup } from "@/ui/field-group";
import { PageHeader } from "@/ui/page-header";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { createItemMessage } from "../create-item/create-item-messages";
import { CreateItem } from "../create-item/create-item.graphql";
import { ItemForm } from "../item-form/item-form";
import { itemFieldErrors } from "../model/item-field-errors";
import { emptyItem, itemInput, type ItemValues } from "../model/item-values";

export const NewItemQuery = graphql(`
  query NewItem {
    categories(first: 100) {
      edges {
        node {
          id
          name
          depth
        }
      }
    }
    branches(first: 50) {
      edges {
        node {
          id
          name
          isDefault
        }
      }
    }
  }
`);

export function NewItemPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(documentQuery(NewItemQuery, {}));
  const create = useDocumentMutation(CreateItem);
  const branches = data.branches.edges.map(({ node }) => node);
  const [key] = useState(() => crypto.randomUUID());
  const [opening, setOpening] = useState("1");
  const [branchId, setBranchId] = useState(branches.find(({ isDefault }) => isDefault)?.id ?? null);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(values: ItemValues): Promise<Record<string, string>> {
    const openingQuantity = weight(isDecimal(opening) ? opening : "0");
    const input = { idempotencyKey: key, item: itemInput(values), openingQuantity, branchId };
    const answer = (await create.run({ input }))?.createItem;
    if (!answer) return {};
    if (answer.__typename === "CreateItemSuccess") {
      toastSuccess(t(createItemMessage(answer)));
      await navigate({ to: "/items/$itemId", params: { itemId: answer.item.id } });
      return {};
    }
    setProblem(t(createItemMessage(answer)));
    return answer.__typename === "InvalidInput" ? itemFieldErrors(answer.fields) : {};
  }

  return (
    <>
      <PageHeader title={<Trans>New item</Trans>} />
      <ItemForm
        initialValues={emptyItem}
        categories={data.categories.edges.map(({ node }) => ({ value: node.id, label: node.name }))}
        problem={problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        busy={create.isPending}
        submitLabel={<Trans>Add the item</Trans>}
        onSubmit={submit}
        onCancel={() => void navigate({ to: "/items" })}
      >
        <FieldGroup title={<Trans>Stock at the start</Trans>}>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <DecimalInput label={t`Quantity`} value={opening} onChange={setOpening} />
            <Select
              label={t`Branch`}
              data={branches.map(({ id, name }) => ({ value: id, label: name }))}
              value={branchId}
              onChange={setBranchId}
              allowDeselect={false}
            />
          </SimpleGrid>
        </FieldGroup>
      </ItemForm>
    </>
  );
}
