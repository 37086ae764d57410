import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Select, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";

import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { codesOf, metalLabels } from "@/lib/labels";
import { useShop } from "@/lib/shop";
import { AmountText } from "@/ui/amount-text";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { differences, readyLines, type DraftLine } from "../model/entry-lines";
import { EntryLinesFields } from "./entry-lines-fields";
import { postManualEntryMessage } from "./post-manual-entry-messages";
import { PostManualEntry } from "./post-manual-entry.graphql";

interface ManualEntryFormProps {
  accounts: { value: string; label: string }[];
  branches: { value: string; label: string }[];
  today: string;
  onPosted: (entryId: string) => void;
}

/** Writes an entry by hand; it can be sent once every currency and metal balances. */
export function ManualEntryForm({ accounts, branches, today, onPosted }: ManualEntryFormProps) {
  const { t } = useLingui();
  const { currency } = useShop();
  const emptyLine = (): DraftLine => ({
    key: crypto.randomUUID(),
    accountId: null,
    commodity: currency,
    debit: "",
    credit: "",
  });
  const post = useDocumentMutation(PostManualEntry);
  const [key] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const [branchId, setBranchId] = useState(branches[0]?.value ?? null);
  const [postedOn, setPostedOn] = useState(today);
  const [note, setNote] = useState("");
  const [lines, setLines] = useState<readonly DraftLine[]>(() => [emptyLine(), emptyLine()]);
  const ready = readyLines(lines);
  const open = differences(lines);
  const canPost = ready !== null && open.length === 0 && branchId !== null && note.trim() !== "";

  async function submit() {
    if (!ready || branchId === null) return;
    const input = { idempotencyKey: key, branchId, postedOn, note, lines: ready };
    const answer = (await post.run({ input }))?.postManualEntry;
    if (!answer) return;
    if (answer.__typename === "PostManualEntrySuccess") {
      toastSuccess(t(postManualEntryMessage(answer)));
      onPosted(answer.entry.id);
      return;
    }
    setProblem(t(postManualEntryMessage(answer)));
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
        <Stack>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <TextInput
              label={t`Day`}
              type="date"
              required
              value={postedOn}
              onChange={({ currentTarget }) => setPostedOn(currentTarget.value)}
            />
            <Select
              label={t`Branch`}
              data={branches}
              value={branchId}
              onChange={setBranchId}
              allowDeselect={false}
            />
            <TextInput
              label={t`What it is for`}
              required
              value={note}
              onChange={({ currentTarget }) => setNote(currentTarget.value)}
            />
          </SimpleGrid>
          <EntryLinesFields
            lines={lines}
            accounts={accounts}
            commodities={[currency, ...codesOf(metalLabels)]}
            onChange={(changed, part) =>
              setLines((before) =>
                before.map((line) => (line.key === changed ? { ...line, ...part } : line)),
              )
            }
            onRemove={(removed) =>
              setLines((before) => before.filter((line) => line.key !== removed))
            }
          />
          <Group justify="space-between" align="flex-start">
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setLines((before) => [...before, emptyLine()])}
            >
              <Trans>Another line</Trans>
            </Button>
            <Group>
              {open.map(({ commodity, amount }) => (
                <Text key={commodity} size="sm" c="red" role="status">
                  <Trans>
                    Debit less credit: <AmountText amount={amount} commodity={commodity} />
                  </Trans>
                </Text>
              ))}
              <Button type="submit" disabled={!canPost} loading={post.isPending}>
                <Trans>Post the entry</Trans>
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
