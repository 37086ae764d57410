import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, SimpleGrid, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";

import type { Metal } from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { codesOf, metalLabels } from "@/lib/labels";
import { MoneyInput } from "@/ui/money-input";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { revalueMetalMessage } from "./revalue-metal-messages";
import { RevalueMetal } from "./revalue-metal.graphql";

/** Values the metal that the shop trades with at the rates of a day. */
export function RevalueMetalForm({ today }: { today: string }) {
  const { t } = useLingui();
  const revalue = useDocumentMutation(RevalueMetal);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const [postedOn, setPostedOn] = useState(today);
  const [rates, setRates] = useState<Partial<Record<Metal, string>>>({});
  const given = codesOf(metalLabels).flatMap((metal) => {
    const perFineGram = rates[metal] ?? "";
    return isDecimal(perFineGram) ? [{ metal, perFineGram }] : [];
  });

  async function submit() {
    const input = { idempotencyKey: key, postedOn, rates: given };
    const answer = (await revalue.run({ input }))?.revalueMetal;
    if (!answer) return;
    const text = t(revalueMetalMessage(answer, (metal) => t(metalLabels[metal])));
    setProblem(answer.__typename === "RevalueMetalSuccess" ? null : text);
    if (answer.__typename === "RevalueMetalSuccess") toastSuccess(text);
    setKey(crypto.randomUUID());
  }

  return (
    <Paper p="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        noValidate
      >
        <Stack gap="sm">
          <Title order={2} size="h5">
            <Trans>Value the metal</Trans>
          </Title>
          <Text size="sm" c="dimmed">
            <Trans>
              Brings the money in metal trading to grams × rate; the difference is gain or loss.
            </Trans>
          </Text>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }}>
            <TextInput
              type="date"
              label={t`Day`}
              value={postedOn}
              onChange={({ currentTarget }) => setPostedOn(currentTarget.value)}
            />
            {codesOf(metalLabels).map((metal) => (
              <MoneyInput
                key={metal}
                label={t`${{ metal: t(metalLabels[metal]) }}, one fine gram`}
                value={rates[metal] ?? ""}
                onChange={(rate) => setRates((before) => ({ ...before, [metal]: rate }))}
              />
            ))}
          </SimpleGrid>
          <Group justify="flex-end">
            <Button type="submit" disabled={given.length === 0} loading={revalue.isPending}>
              <Trans>Value the metal</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
