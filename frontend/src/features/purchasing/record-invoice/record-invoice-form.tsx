import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { IconPackage } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { fieldErrors } from "@/lib/forms/server-errors";
import { documentQuery } from "@/lib/graphql/document-query";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { EmptyState } from "@/ui/empty-state";
import { ProblemAlert } from "@/ui/problem-alert";
import { QueryFailure } from "@/ui/query-failure";
import { toastSuccess } from "@/ui/toast";

import { problemMessage } from "../model/problem-message";
import { useBranches } from "../parts/use-branches";
import { BilledFields } from "./billed-fields";
import { billedInput, expected, type BilledValues } from "./billed-values";
import { RecordSupplierInvoice, UninvoicedGoods } from "./record-invoice.graphql";

interface RecordInvoiceFormProps {
  supplierId: string;
  onRecorded: () => void;
}

/** Takes an invoice down beside the goods that came; what differs too much is held. */
export function RecordInvoiceForm({ supplierId, onRecorded }: RecordInvoiceFormProps) {
  const { t } = useLingui();
  const { branchId, setBranchId, choices } = useBranches();
  const { data, error } = useQuery(documentQuery(UninvoicedGoods, { supplierId, branchId }));
  const record = useDocumentMutation(RecordSupplierInvoice);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [number, setNumber] = useState("");
  const [issuedOn, setIssuedOn] = useState("");
  const [told, setTold] = useState<Readonly<Record<string, BilledValues>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const goods = data?.uninvoicedGoods ?? [];
  const rows = goods.map((one) => ({ goods: one, values: told[one.id] ?? expected(one) }));
  const lines = rows
    .filter(({ values }) => values.isBilled)
    .map((row) => billedInput(row.goods, row.values));
  const whole = lines.filter((line) => line !== null);
  const isReady =
    number !== "" && issuedOn !== "" && lines.length > 0 && whole.length === lines.length;

  async function submit() {
    if (!isReady) return;
    const invoice = { supplierId, branchId, number, issuedOn, lines: whole };
    const answer = (await record.run({ input: { idempotencyKey: key, invoice } }))
      ?.recordSupplierInvoice;
    if (!answer) return;
    if (answer.__typename === "RecordSupplierInvoiceSuccess") {
      toastSuccess(
        answer.invoice.status === "HELD"
          ? t`The invoice differs from what came: it is held until a manager accepts it.`
          : t`The invoice is in the books.`,
      );
      onRecorded();
      return;
    }
    // What was refused was not recorded: what is sent next is another request.
    setKey(crypto.randomUUID());
    setErrors(answer.__typename === "InvalidInput" ? fieldErrors(answer.fields) : {});
    setProblem(t(problemMessage(answer)));
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <Select
            label={t`Branch`}
            data={choices}
            value={branchId}
            allowDeselect={false}
            onChange={(id) => id && setBranchId(id)}
          />
          <TextInput
            label={t`Number of the invoice`}
            required
            value={number}
            error={errors["number"]}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t`Date of the invoice`}
            required
            value={issuedOn}
            onChange={(event) => setIssuedOn(event.currentTarget.value)}
          />
        </SimpleGrid>
        <QueryFailure error={error} />
        {data && goods.length === 0 ? (
          <EmptyState
            icon={<IconPackage size={26} />}
            title={<Trans>Nothing waits for an invoice</Trans>}
          />
        ) : null}
        {rows.map((row) => (
          <BilledFields
            key={row.goods.id}
            goods={row.goods}
            values={row.values}
            onChange={(change) =>
              setTold({ ...told, [row.goods.id]: { ...row.values, ...change } })
            }
          />
        ))}
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        <Group justify="flex-end">
          <Button type="submit" disabled={!isReady} loading={record.isPending}>
            <Trans>Record the invoice</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
