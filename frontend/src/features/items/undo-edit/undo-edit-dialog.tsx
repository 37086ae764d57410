import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, List, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";

import { graphql } from "@/gql";
import type { UndoItemEditMutation } from "@/gql/graphql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { undoEditMessage } from "./undo-edit-messages";

export const UndoItemEdit = graphql(`
  mutation UndoItemEdit($input: UndoItemEditInput!) {
    undoItemEdit(input: $input) {
      __typename
      ... on UndoItemEditSuccess {
        edit {
          id
          leftAlone
        }
        leftAlone {
          id
          sku
          displayName
        }
      }
    }
  }
`);

type Undone = Extract<UndoItemEditMutation["undoItemEdit"], { __typename: "UndoItemEditSuccess" }>;

interface UndoEditDialogProps {
  editId: string;
  onClose: () => void;
}

/** Asks, undoes, and names the items that were left because somebody had changed them since. */
export function UndoEditDialog({ editId, onClose }: UndoEditDialogProps) {
  const { t } = useLingui();
  const undo = useDocumentMutation(UndoItemEdit);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [undone, setUndone] = useState<Undone | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function confirm() {
    const answer = (await undo.run({ input: { idempotencyKey, id: editId } }))?.undoItemEdit;
    if (!answer) return;
    if (answer.__typename !== "UndoItemEditSuccess") setProblem(t(undoEditMessage(answer)));
    else if (answer.edit.leftAlone > 0) setUndone(answer);
    else {
      toastSuccess(t(undoEditMessage(answer)));
      onClose();
    }
  }

  if (undone) return <LeftAlone undone={undone} onClose={onClose} />;
  return (
    <ConfirmDialog
      opened
      title={<Trans>Undo this change?</Trans>}
      confirmLabel={<Trans>Undo</Trans>}
      busy={undo.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <Text size="sm">
        <Trans>
          Every item gets back what it had. Items that somebody has changed since stay as they are.
        </Trans>
      </Text>
    </ConfirmDialog>
  );
}

function LeftAlone({ undone, onClose }: { undone: Undone; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={<Trans>The change is undone</Trans>}>
      <Stack>
        <Text size="sm">
          <Plural
            value={undone.edit.leftAlone}
            one="# item was changed since and stays as it is:"
            other="# items were changed since and stay as they are:"
          />
        </Text>
        <List size="sm">
          {undone.leftAlone.map((item) => (
            <List.Item key={item.id}>
              <bdi>{item.sku}</bdi> · <bdi>{item.displayName}</bdi>
            </List.Item>
          ))}
        </List>
        <Button onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      </Stack>
    </Modal>
  );
}
