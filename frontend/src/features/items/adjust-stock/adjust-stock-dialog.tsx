import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import { isDecimal } from "@/lib/decimal";
import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { weight } from "@/lib/weight";
import { DecimalInput } from "@/ui/decimal-input";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { adjustStockMessage } from "./adjust-stock-messages";
import { AdjustStock } from "./adjust-stock.graphql";

interface AdjustStockDialogProps {
  itemId: string;
  branches: readonly { id: string; name: string }[];
  onClose: () => void;
}

/** Books a difference between the shelf and the books, with the reason. */
export function AdjustStockDialog({ itemId, branches, onClose }: AdjustStockDialogProps) {
  const { t } = useLingui();
  const adjust = useDocumentMutation(AdjustStock);
  const [key] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: { branchId: branches[0]?.id ?? "", quantity: "", reason: "" },
    validate: { quantity: (text) => (isDecimal(text) ? null : t`Write a number.`) },
  });

  async function submit({ quantity, ...rest }: typeof form.values) {
    const input = { ...rest, itemId, idempotencyKey: key, quantity: weight(quantity) };
    const answer = (await adjust.run({ input }))?.adjustStock;
    if (!answer) return;
    if (answer.__typename === "AdjustStockSuccess") {
      toastSuccess(t(adjustStockMessage(answer)));
      onClose();
      return;
    }
    if (answer.__typename === "InvalidInput") form.setErrors(fieldErrors(answer.fields));
    setProblem(t(adjustStockMessage(answer)));
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>Adjust stock</Trans>}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <Select
            label={t`Branch`}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            {...form.getInputProps("branchId")}
          />
          <DecimalInput
            label={t`Difference`}
            description={t`Less than zero takes away.`}
            required
            data-autofocus
            {...form.getInputProps("quantity")}
          />
          <TextInput label={t`Reason`} required {...form.getInputProps("reason")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={adjust.isPending}>
              <Trans>Adjust</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
