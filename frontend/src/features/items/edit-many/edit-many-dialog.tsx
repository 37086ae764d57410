import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";

import type { ItemEditInput } from "@/gql/graphql";
import { fieldErrors } from "@/lib/forms/server-errors";
import { documentQuery } from "@/lib/graphql/document-query";
import { execute } from "@/lib/graphql/execute";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { EditManyForm } from "./edit-many-form";
import { editManyMessage } from "./edit-many-messages";
import { EditManyPreview, type EditPreview } from "./edit-many-preview";
import { editInput, type ChosenItems } from "./edit-many-values";
import { EditItems, EditManyCategoriesQuery, ItemEditPreviewQuery } from "./edit-many.graphql";

interface EditManyDialogProps {
  chosen: ChosenItems;
  title: ReactNode;
  onDone: () => void;
  onClose: () => void;
}

interface Looked {
  edit: ItemEditInput;
  preview: EditPreview;
  page: number;
  key: string;
}

/** Changes many items at once: what, then a preview, then all of it exactly as previewed. */
export function EditManyDialog({ chosen, title, onDone, onClose }: EditManyDialogProps) {
  const { t } = useLingui();
  const { data } = useQuery(documentQuery(EditManyCategoriesQuery, {}));
  const preview = useMutation({
    mutationFn: (asked: { input: ItemEditInput; page: number }) =>
      execute(ItemEditPreviewQuery, asked),
  });
  const editing = useDocumentMutation(EditItems);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function look(edit: ItemEditInput, page = 1) {
    const asked = preview.mutateAsync({ input: edit, page });
    const answer = (await asked.catch(() => undefined))?.itemEditPreview;
    if (!answer) return;
    setErrors(answer.__typename === "InvalidInput" ? fieldErrors(answer.fields) : {});
    if (answer.__typename === "ItemEditPreview") {
      setProblem(null);
      setLooked({ edit, preview: answer, page, key: crypto.randomUUID() });
    } else {
      setLooked(null);
      setProblem(t(editManyMessage(answer)));
    }
  }

  async function apply({ edit, preview: { digest }, key }: Looked) {
    const input = { idempotencyKey: key, edit, digest };
    const answer = (await editing.run({ input }))?.editItems;
    if (!answer) return;
    setLooked(null);
    if (answer.__typename === "EditItemsSuccess") {
      toastSuccess(t(editManyMessage(answer)));
      onDone();
    } else {
      setProblem(t(editManyMessage(answer)));
    }
  }

  return (
    <Modal opened onClose={onClose} title={title} size="xl">
      <Stack gap="lg">
        <Text size="sm" c="dimmed">
          <Trans>
            Nothing changes before you have seen the preview, and it can be undone later.
          </Trans>
        </Text>
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        <EditManyForm
          categories={
            data?.categories.edges.map(({ node }) => ({ value: node.id, label: node.name })) ?? []
          }
          errors={errors}
          busy={preview.isPending}
          onPreview={(values) => void look(editInput(chosen, values))}
        />
        {looked ? (
          <EditManyPreview
            preview={looked.preview}
            page={looked.page}
            busy={editing.isPending || preview.isPending}
            onPage={(page) => void look(looked.edit, page)}
            onApply={() => void apply(looked)}
          />
        ) : null}
      </Stack>
    </Modal>
  );
}
