import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import { toAsciiDigits } from "@/lib/digits";
import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { updateAccountMessage } from "./save-account-messages";
import { UpdateAccount } from "./save-account.graphql";

interface UpdateAccountDialogProps {
  account: { id: string; code: string; name: string; isActive: boolean };
  onClose: () => void;
}

/** Renames an account, or takes it out of use. */
export function UpdateAccountDialog({ account, onClose }: UpdateAccountDialogProps) {
  const { t } = useLingui();
  const update = useDocumentMutation(UpdateAccount);
  const [problem, setProblem] = useState<string | null>(null);
  const { id, ...initialValues } = account;
  const form = useForm({
    initialValues: {
      code: initialValues.code,
      name: initialValues.name,
      isActive: initialValues.isActive,
    },
  });

  async function submit(values: typeof form.values) {
    const input = { ...values, code: toAsciiDigits(values.code), accountId: id };
    const answer = (await update.run({ input }))?.updateAccount;
    if (!answer) return;
    if (answer.__typename === "UpdateAccountSuccess") {
      toastSuccess(t(updateAccountMessage(answer)));
      onClose();
      return;
    }
    if (answer.__typename === "InvalidInput") form.setErrors(fieldErrors(answer.fields));
    setProblem(t(updateAccountMessage(answer)));
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>Change the account</Trans>}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <TextInput label={t`Code`} dir="ltr" required {...form.getInputProps("code")} />
          <TextInput label={t`Name`} required data-autofocus {...form.getInputProps("name")} />
          <Switch label={t`In use`} {...form.getInputProps("isActive", { type: "checkbox" })} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={update.isPending}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
