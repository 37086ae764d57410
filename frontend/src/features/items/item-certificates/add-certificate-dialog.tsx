import { Trans, useLingui } from "@lingui/react/macro";
import { Button, FileInput, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { addCertificateMessage } from "./add-certificate-messages";
import { AddItemCertificate } from "./item-certificates.graphql";

interface CertificateValues {
  lab: string;
  number: string;
  file: File | null;
}

/** Writes down who certifies an item, with the paper where there is one. */
export function AddCertificateDialog({ itemId, onClose }: { itemId: string; onClose: () => void }) {
  const { t } = useLingui();
  const add = useDocumentMutation(AddItemCertificate);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<CertificateValues>({ initialValues: { lab: "", number: "", file: null } });

  async function submit(values: CertificateValues) {
    // Another file under the same key would be refused: each try that is corrected is one of its own.
    const input = { ...values, itemId, idempotencyKey: crypto.randomUUID() };
    const answer = (await add.run({ input }))?.addItemCertificate;
    if (!answer) return;
    const message = t(addCertificateMessage(answer));
    if (answer.__typename === "AddItemCertificateSuccess") {
      toastSuccess(message);
      onClose();
      return;
    }
    if (answer.__typename === "InvalidInput") form.setErrors(fieldErrors(answer.fields));
    setProblem(message);
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>Add a certificate</Trans>}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <TextInput label={t`Laboratory`} required data-autofocus {...form.getInputProps("lab")} />
          <TextInput label={t`Number`} required dir="ltr" {...form.getInputProps("number")} />
          <FileInput
            label={t`File`}
            description={t`PDF or picture, at most 10 MB`}
            accept="application/pdf,image/jpeg,image/png,image/webp"
            clearable
            {...form.getInputProps("file")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={add.isPending}>
              <Trans>Keep</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
