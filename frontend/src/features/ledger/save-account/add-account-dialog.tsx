import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import type { AccountGroup } from "@/gql/graphql";
import { toAsciiDigits } from "@/lib/digits";
import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { useChoices } from "@/lib/use-choices";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { accountGroupLabels } from "../model/labels";
import { addAccountMessage } from "./save-account-messages";
import { AddAccount } from "./save-account.graphql";

interface Values {
  code: string;
  name: string;
  group: AccountGroup;
}

/** Adds an account to the chart. */
export function AddAccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const add = useDocumentMutation(AddAccount);
  const [key] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<Values>({ initialValues: { code: "", name: "", group: "OPERATING" } });

  async function submit(values: Values) {
    const input = { ...values, code: toAsciiDigits(values.code), idempotencyKey: key };
    const answer = (await add.run({ input }))?.addAccount;
    if (!answer) return;
    if (answer.__typename === "AddAccountSuccess") {
      toastSuccess(t(addAccountMessage(answer)));
      onClose();
      return;
    }
    if (answer.__typename === "InvalidInput") form.setErrors(fieldErrors(answer.fields));
    setProblem(t(addAccountMessage(answer)));
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>New account</Trans>}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <TextInput
            label={t`Code`}
            dir="ltr"
            required
            data-autofocus
            {...form.getInputProps("code")}
          />
          <TextInput label={t`Name`} required {...form.getInputProps("name")} />
          <Select
            label={t`Group`}
            description={t`Where it stands in the statements.`}
            data={useChoices(accountGroupLabels)}
            allowDeselect={false}
            searchable
            {...form.getInputProps("group")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={add.isPending}>
              <Trans>Add the account</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
