import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { closeYearMessage, reopenYearMessage } from "./year-messages";
import { CloseYear, ReopenYear } from "./year.graphql";

export const YearPanelFragment = graphql(`
  fragment YearPanel_year on YearClose {
    id
    lastOn
    closedAt
    reopenedAt
  }
`);

interface YearPanelProps {
  years: readonly FragmentType<typeof YearPanelFragment>[];
  /** The last day of last year in the shop's calendar. */
  suggested: string;
}

/** Closes a fiscal year, and undoes the last close. */
export function YearPanel({ years, suggested }: YearPanelProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const closes = useCan("ledger.close");
  const reopens = useCan("ledger.reopen");
  const close = useDocumentMutation(CloseYear);
  const reopen = useDocumentMutation(ReopenYear);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [lastOn, setLastOn] = useState(suggested);
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, dialog] = useDisclosure();
  const closed = readFragment(YearPanelFragment, years);
  const newest = closed.find(({ reopenedAt }) => reopenedAt === null);
  const lastDay = lastOn ? formats.day(lastOn) : "";

  async function closeIt() {
    const answer = (await close.run({ input: { idempotencyKey: key, lastOn } }))?.closeYear;
    dialog.close();
    if (!answer) return;
    const text = t(closeYearMessage(answer, formats.day));
    setProblem(answer.__typename === "CloseYearSuccess" ? null : text);
    if (answer.__typename === "CloseYearSuccess") {
      toastSuccess(text);
      setKey(crypto.randomUUID());
    }
  }

  async function openIt(yearId: string) {
    const answer = (await reopen.run({ input: { yearId } }))?.reopenYear;
    if (!answer) return;
    const text = t(reopenYearMessage(answer, formats.day));
    setProblem(answer.__typename === "ReopenYearSuccess" ? null : text);
    if (answer.__typename === "ReopenYearSuccess") toastSuccess(text);
  }

  return (
    <Paper p="lg">
      <Stack gap="sm">
        <Title order={2} size="h5">
          <Trans>Fiscal years</Trans>
        </Title>
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        {closed.map((year) => {
          const day = formats.day(year.lastOn);
          const at = formats.dateTime(year.reopenedAt ?? year.closedAt);
          return (
            <Group key={year.id} justify="space-between">
              <Text size="sm">
                {year.reopenedAt === null ? (
                  <Trans>
                    The year to {day} was closed on {at}
                  </Trans>
                ) : (
                  <Trans>
                    The close of the year to {day} was undone on {at}
                  </Trans>
                )}
              </Text>
              {reopens && year === newest ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={reopen.isPending}
                  onClick={() => void openIt(year.id)}
                >
                  <Trans>Undo the close</Trans>
                </Button>
              ) : null}
            </Group>
          );
        })}
        {closes ? (
          <Group align="flex-start">
            <TextInput
              type="date"
              label={t`Last day of the year`}
              description={lastDay}
              inputWrapperOrder={["label", "input", "description"]}
              value={lastOn}
              onChange={({ currentTarget }) => setLastOn(currentTarget.value)}
            />
            <Button mt={24} disabled={lastOn === ""} onClick={dialog.open}>
              <Trans>Close the year</Trans>
            </Button>
          </Group>
        ) : null}
      </Stack>
      <ConfirmDialog
        opened={asking}
        title={<Trans>Close the year</Trans>}
        confirmLabel={<Trans>Close the year</Trans>}
        busy={close.isPending}
        onConfirm={() => void closeIt()}
        onClose={dialog.close}
      >
        <Text size="sm">
          <Trans>
            Income and expenses up to {lastDay} go to retained earnings, and nothing more is posted
            to these days.
          </Trans>
        </Text>
      </ConfirmDialog>
    </Paper>
  );
}
