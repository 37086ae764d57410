import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { reverseJournalEntryMessage } from "./reverse-journal-entry-messages";
import { ReverseJournalEntry } from "./reverse-journal-entry.graphql";

interface ReverseEntryDialogProps {
  entryId: string;
  postedOn: string;
  onReversed: (reversalId: string) => void;
  onClose: () => void;
}

/** Asks why and on which day an entry is undone. */
export function ReverseEntryDialog({
  entryId,
  postedOn,
  onReversed,
  onClose,
}: ReverseEntryDialogProps) {
  const { t } = useLingui();
  const reverse = useDocumentMutation(ReverseJournalEntry);
  const [key] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ initialValues: { postedOn, note: "" } });

  async function submit(values: typeof form.values) {
    const input = { ...values, entryId, idempotencyKey: key };
    const answer = (await reverse.run({ input }))?.reverseJournalEntry;
    if (!answer) return;
    if (answer.__typename === "ReverseJournalEntrySuccess") {
      toastSuccess(t(reverseJournalEntryMessage(answer)));
      onReversed(answer.reversal.id);
      return;
    }
    if (answer.__typename === "InvalidInput") form.setErrors(fieldErrors(answer.fields));
    setProblem(t(reverseJournalEntryMessage(answer)));
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>Reverse the entry</Trans>}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <TextInput label={t`Day`} type="date" required {...form.getInputProps("postedOn")} />
          <TextInput label={t`Reason`} required data-autofocus {...form.getInputProps("note")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={reverse.isPending}>
              <Trans>Reverse</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
