import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import { toAsciiDigits } from "@/lib/digits";
import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { addCustomerMessage } from "./add-customer-messages";
import { AddCustomer } from "./add-customer.graphql";

interface AddCustomerDialogProps {
  onAdded: (customer: { id: string; name: string }) => void;
  onClose: () => void;
}

/** Takes down who a customer is. */
export function AddCustomerDialog({ onAdded, onClose }: AddCustomerDialogProps) {
  const { t } = useLingui();
  const add = useDocumentMutation(AddCustomer);
  const [key] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ initialValues: { name: "", phone: "", email: "", note: "" } });

  async function submit(values: typeof form.values) {
    const input = { ...values, phone: toAsciiDigits(values.phone), idempotencyKey: key };
    const answer = (await add.run({ input }))?.addCustomer;
    if (!answer) return;
    if (answer.__typename === "AddCustomerSuccess") {
      toastSuccess(t(addCustomerMessage(answer)));
      onAdded(answer.customer);
      onClose();
      return;
    }
    if (answer.__typename === "InvalidInput") form.setErrors(fieldErrors(answer.fields));
    setProblem(t(addCustomerMessage(answer)));
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>New customer</Trans>}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <TextInput label={t`Name`} required data-autofocus {...form.getInputProps("name")} />
          <TextInput label={t`Phone`} type="tel" dir="ltr" {...form.getInputProps("phone")} />
          <TextInput label={t`E-mail`} type="email" dir="ltr" {...form.getInputProps("email")} />
          <Textarea label={t`Note`} {...form.getInputProps("note")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={add.isPending}>
              <Trans>Add the customer</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
