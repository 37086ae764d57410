import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, SegmentedControl, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import { isDecimal } from "@/lib/decimal";
import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { metalLabels } from "@/lib/labels";
import { money } from "@/lib/money";
import { useChoices } from "@/lib/use-choices";
import { weight } from "@/lib/weight";
import { MoneyInput } from "@/ui/money-input";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";
import { WeightInput } from "@/ui/weight-input";

import { problemMessage } from "../model/problem-message";
import { useBranches } from "../parts/use-branches";
import { FixSupplierGrams, PaySupplierMoney } from "./pay-supplier.graphql";

type Way = "CASH" | "TRANSFER" | "FIXING";

interface PaySupplierDialogProps {
  supplierId: string;
  onClose: () => void;
}

/** Pays a supplier in money, or turns grams that are owed into money. */
export function PaySupplierDialog({ supplierId, onClose }: PaySupplierDialogProps) {
  const { t } = useLingui();
  const { branchId, setBranchId, terminalId, choices } = useBranches();
  const paying = useDocumentMutation(PaySupplierMoney);
  const fixing = useDocumentMutation(FixSupplierGrams);
  const metals = useChoices(metalLabels);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [way, setWay] = useState<Way>("CASH");
  const [metal, setMetal] = useState<keyof typeof metalLabels>("XAU");
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ initialValues: { amount: "", grams: "", rate: "", reference: "" } });
  const { amount, grams, rate } = form.values;
  const isReady = way === "FIXING" ? isDecimal(grams) && isDecimal(rate) : isDecimal(amount);

  async function send({ reference }: typeof form.values) {
    const common = { idempotencyKey: key, supplierId, branchId, reference };
    if (way === "FIXING") {
      const input = { ...common, metal, grams: weight(grams), rate };
      return (await fixing.run({ input }))?.fixSupplierGrams;
    }
    const till = way === "CASH" ? terminalId : null;
    const input = { ...common, method: way, amount: money(amount), terminalId: till };
    return (await paying.run({ input }))?.paySupplierMoney;
  }

  async function submit(values: typeof form.values) {
    const answer = await send(values);
    if (!answer) return;
    if (
      answer.__typename === "PaySupplierMoneySuccess" ||
      answer.__typename === "FixSupplierGramsSuccess"
    ) {
      toastSuccess(t`The books are up to date.`);
      onClose();
      return;
    }
    // What was refused was not paid: what is sent next is another request.
    setKey(crypto.randomUUID());
    if (answer.__typename === "InvalidInput") form.setErrors(fieldErrors(answer.fields));
    setProblem(t(problemMessage(answer)));
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>Pay the supplier</Trans>}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack>
          <SegmentedControl
            aria-label={t`How it is paid`}
            value={way}
            onChange={setWay}
            data={[
              { value: "CASH", label: t`Cash` },
              { value: "TRANSFER", label: t`Bank transfer` },
              { value: "FIXING", label: t`Fix grams` },
            ]}
          />
          <Select
            label={t`Branch`}
            data={choices}
            value={branchId}
            allowDeselect={false}
            onChange={(id) => id && setBranchId(id)}
          />
          {way === "FIXING" ? (
            <>
              <Select
                label={t`Metal`}
                data={metals}
                value={metal}
                allowDeselect={false}
                onChange={(code) => code && setMetal(code)}
              />
              <WeightInput label={t`Fine weight`} required {...form.getInputProps("grams")} />
              <MoneyInput
                label={t`Rate for a fine gram`}
                required
                {...form.getInputProps("rate")}
              />
            </>
          ) : (
            <MoneyInput label={t`Amount`} required {...form.getInputProps("amount")} />
          )}
          <TextInput label={t`Reference`} {...form.getInputProps("reference")} />
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button
              type="submit"
              disabled={!isReady}
              loading={paying.isPending || fixing.isPending}
            >
              <Trans>Pay</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
