import { Trans, useLingui } from "@lingui/react/macro";
import {
  Button,
  Checkbox,
  Group,
  Modal,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import { readFragment, type FragmentType } from "@/gql";
import { toAsciiDigits } from "@/lib/digits";
import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { useShop } from "@/lib/shop";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { AddSupplier, SupplierFormFragment, UpdateSupplier } from "./supplier-form.graphql";
import { supplierMessage } from "./supplier-messages";

interface SupplierDialogProps {
  /** Who is changed; nobody for a new one. */
  supplier: FragmentType<typeof SupplierFormFragment> | null;
  onClose: () => void;
}

/** Takes down who a supplier is, or changes it. */
export function SupplierDialog({ supplier, onClose }: SupplierDialogProps) {
  const { t } = useLingui();
  const { country } = useShop();
  const known = readFragment(SupplierFormFragment, supplier);
  const add = useDocumentMutation(AddSupplier);
  const update = useDocumentMutation(UpdateSupplier);
  const [key] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: {
      name: known?.name ?? "",
      contact: known?.contact ?? "",
      phone: known?.phone ?? "",
      country: known?.country ?? country,
      taxNumber: known?.taxNumber ?? "",
      note: known?.note ?? "",
      isActive: known?.isActive ?? true,
    },
  });

  async function submit(values: typeof form.values) {
    const told = { ...values, phone: toAsciiDigits(values.phone) };
    const answer = known
      ? (await update.run({ input: { id: known.id, supplier: told } }))?.updateSupplier
      : (await add.run({ input: { idempotencyKey: key, supplier: told } }))?.addSupplier;
    if (!answer) return;
    if (
      answer.__typename === "AddSupplierSuccess" ||
      answer.__typename === "UpdateSupplierSuccess"
    ) {
      toastSuccess(t(supplierMessage(answer)));
      onClose();
      return;
    }
    if (answer.__typename === "InvalidInput") form.setErrors(fieldErrors(answer.fields));
    setProblem(t(supplierMessage(answer)));
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={known ? <Trans>Details of the supplier</Trans> : <Trans>New supplier</Trans>}
    >
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <TextInput label={t`Name`} required data-autofocus {...form.getInputProps("name")} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput label={t`Contact person`} {...form.getInputProps("contact")} />
            <TextInput label={t`Phone`} type="tel" dir="ltr" {...form.getInputProps("phone")} />
            <TextInput
              label={t`Country code`}
              required
              dir="ltr"
              maxLength={2}
              {...form.getInputProps("country")}
            />
            <TextInput label={t`Tax number`} dir="ltr" {...form.getInputProps("taxNumber")} />
          </SimpleGrid>
          <Textarea label={t`Note`} {...form.getInputProps("note")} />
          <Checkbox
            label={t`The shop buys from this supplier`}
            {...form.getInputProps("isActive", { type: "checkbox" })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={add.isPending || update.isPending}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
