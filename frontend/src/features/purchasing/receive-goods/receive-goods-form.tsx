import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";

import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { problemMessage } from "../model/problem-message";
import { useBranches } from "../parts/use-branches";
import { ReceiveGoods } from "./receive-goods.graphql";
import { ReceivedFields } from "./received-fields";
import { emptyReceived, receivedInputs, type ReceivedValues } from "./received-values";

interface ReceiveGoodsFormProps {
  supplierId: string;
  onReceived: () => void;
}

/** Counts and weighs what a supplier delivers. */
export function ReceiveGoodsForm({ supplierId, onReceived }: ReceiveGoodsFormProps) {
  const { t } = useLingui();
  const { branchId, setBranchId, choices } = useBranches();
  const receive = useDocumentMutation(ReceiveGoods);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [deliveryNote, setDeliveryNote] = useState("");
  const [lines, setLines] = useState(() => [emptyReceived()]);
  const [problem, setProblem] = useState<string | null>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const asked = receivedInputs(lines);

  async function submit() {
    if (!asked) return;
    const input = {
      idempotencyKey: key,
      supplierId,
      branchId,
      deliveryNote,
      lines: asked,
    };
    const answer = (await receive.run({ input }))?.receiveGoods;
    if (!answer) return;
    if (answer.__typename === "ReceiveGoodsSuccess") {
      toastSuccess(t`Received as ${{ number: answer.receipt.number }}.`);
      onReceived();
      return;
    }
    // What was refused was not received: what is sent next is another request.
    setKey(crypto.randomUUID());
    setErrors(answer.__typename === "InvalidInput" ? fieldErrors(answer.fields) : {});
    setProblem(t(problemMessage(answer)));
  }

  const changeLine = (id: string, change: Partial<ReceivedValues>) =>
    setLines((all) => all.map((line) => (line.id === id ? { ...line, ...change } : line)));

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select
            label={t`Branch`}
            data={choices}
            value={branchId}
            allowDeselect={false}
            onChange={(id) => id && setBranchId(id)}
          />
          <TextInput
            label={t`Number of the delivery note`}
            value={deliveryNote}
            error={errors["deliveryNote"]}
            onChange={(event) => setDeliveryNote(event.currentTarget.value)}
          />
        </SimpleGrid>
        {lines.map((line, number) => (
          <ReceivedFields
            key={line.id}
            line={line}
            errors={errorsOf(errors, number)}
            onChange={(change) => changeLine(line.id, change)}
            onRemove={
              lines.length > 1 ? () => setLines(lines.filter(({ id }) => id !== line.id)) : null
            }
          />
        ))}
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        <Group justify="space-between">
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setLines([...lines, emptyReceived()])}
          >
            <Trans>Another line</Trans>
          </Button>
          <Button type="submit" disabled={asked === null} loading={receive.isPending}>
            <Trans>Receive the goods</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function errorsOf(errors: Readonly<Record<string, string>>, number: number) {
  const under = `lines.${number}.`;
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([path]) => path.startsWith(under))
      .map(([path, message]) => [path.slice(under.length), message]),
  );
}
