import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Anchor, FileButton, Button, Group, Stack } from "@mantine/core";
import { IconFileText, IconPaperclip, IconTrash } from "@tabler/icons-react";
import { useState } from "react";

import { readFragment, type FragmentType } from "@/gql";
import type { CustomerDocuments_CustomerFragment as Customer } from "@/gql/graphql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { addDocumentMessage } from "./customer-documents-messages";
import {
  AddCustomerDocument,
  CustomerDocumentsFragment,
  RemoveCustomerDocument,
} from "./customer-documents.graphql";

type Kept = Customer["documents"][number];

interface CustomerDocumentsProps {
  customer: FragmentType<typeof CustomerDocumentsFragment>;
}

/** The files that are kept about a customer. */
export function CustomerDocuments({ customer }: CustomerDocumentsProps) {
  const { t } = useLingui();
  const known = readFragment(CustomerDocumentsFragment, customer);
  const adds = useCan("customers.change");
  const add = useDocumentMutation(AddCustomerDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const [removing, setRemoving] = useState<Kept | null>(null);

  async function keep(file: File | null) {
    if (!file) return;
    const input = {
      idempotencyKey: crypto.randomUUID(),
      customerId: known.id,
      name: file.name,
      file,
    };
    const answer = (await add.run({ input }))?.addCustomerDocument;
    if (!answer) return;
    const message = t(addDocumentMessage(answer));
    if (answer.__typename === "AddCustomerDocumentSuccess") {
      setProblem(null);
      toastSuccess(message);
    } else setProblem(message);
  }

  return (
    <Stack gap="sm">
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      {adds ? (
        <Group justify="flex-end">
          <FileButton
            accept="application/pdf,image/jpeg,image/png,image/webp"
            onChange={(file) => void keep(file)}
          >
            {(button) => (
              <Button
                {...button}
                variant="light"
                loading={add.isPending}
                leftSection={<IconPaperclip size={16} aria-hidden />}
              >
                <Trans>Keep a file</Trans>
              </Button>
            )}
          </FileButton>
        </Group>
      ) : null}
      <DataTable
        label={t`Documents`}
        columns={useColumns(setRemoving)}
        rows={known.documents}
        rowKey={(kept) => kept.id}
        empty={
          <EmptyState icon={<IconFileText size={26} />} title={<Trans>No documents yet</Trans>} />
        }
      />
      {removing ? (
        <RemoveDocumentDialog document={removing} onClose={() => setRemoving(null)} />
      ) : null}
    </Stack>
  );
}

function useColumns(onRemove: (kept: Kept) => void): Column<Kept>[] {
  const { t } = useLingui();
  const formats = useFormats();
  const removes = useCan("customers.remove_document");
  return [
    {
      key: "name",
      header: t`Name`,
      cell: ({ name, url }) => (
        <Anchor inherit href={url} download>
          <bdi>{name}</bdi>
        </Anchor>
      ),
    },
    {
      key: "size",
      header: t`Size (kB)`,
      visibleFrom: "sm",
      cell: ({ size }) => formats.number(Math.ceil(size / 1024)),
    },
    { key: "added", header: t`Added`, cell: ({ addedAt }) => formats.dateTime(addedAt) },
    {
      key: "remove",
      header: "",
      align: "end",
      cell: (kept) =>
        removes ? (
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t`Remove ${{ name: kept.name }}`}
            onClick={() => onRemove(kept)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        ) : null,
    },
  ];
}

function RemoveDocumentDialog({ document, onClose }: { document: Kept; onClose: () => void }) {
  const remove = useDocumentMutation(RemoveCustomerDocument);
  const { name } = document;
  return (
    <ConfirmDialog
      opened
      dangerous
      title={<Trans>Remove {name}</Trans>}
      confirmLabel={<Trans>Remove for good</Trans>}
      busy={remove.isPending}
      // Whether it is removed now or was gone before: the list shows what is left.
      onConfirm={() => void remove.run({ input: { id: document.id } }).then(onClose)}
      onClose={onClose}
    >
      <Trans>The file is thrown away and cannot be brought back.</Trans>
    </ConfirmDialog>
  );
}
