import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";

import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { closePeriodMessage, reopenPeriodMessage } from "./period-messages";
import { ClosePeriod, ReopenPeriod } from "./period.graphql";

interface PeriodPanelProps {
  closedThrough: string | null;
  /** The last day of last month, which is what is closed most often. */
  suggested: string;
}

/** Says through which day the books are closed, and moves it. */
export function PeriodPanel({ closedThrough, suggested }: PeriodPanelProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const closes = useCan("ledger.close");
  const reopens = useCan("ledger.reopen");
  const close = useDocumentMutation(ClosePeriod);
  const reopen = useDocumentMutation(ReopenPeriod);
  const [day, setDay] = useState(suggested);
  const [problem, setProblem] = useState<string | null>(null);
  const closed = closedThrough === null ? null : formats.day(closedThrough);

  async function closeThrough() {
    const answer = (await close.run({ input: { through: day } }))?.closePeriod;
    if (!answer) return;
    const text = t(closePeriodMessage(answer, formats.day));
    setProblem(answer.__typename === "ClosePeriodSuccess" ? null : text);
    if (answer.__typename === "ClosePeriodSuccess") toastSuccess(text);
  }

  async function openAfter() {
    const answer = (await reopen.run({ input: { through: day || null } }))?.reopenPeriod;
    if (!answer) return;
    const text = t(reopenPeriodMessage(answer, formats.day));
    setProblem(answer.__typename === "ReopenPeriodSuccess" ? null : text);
    if (answer.__typename === "ReopenPeriodSuccess") toastSuccess(text);
  }

  return (
    <Paper p="lg">
      <Stack gap="sm">
        <Title order={2} size="h5">
          <Trans>Closed days</Trans>
        </Title>
        <Text size="sm">
          {closed === null ? (
            <Trans>Nothing is closed: any day can be posted to.</Trans>
          ) : (
            <Trans>The books are closed through {closed}. Nothing is posted there any more.</Trans>
          )}
        </Text>
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        {closes ? (
          <Group align="flex-start">
            <TextInput
              type="date"
              label={t`Through day`}
              description={day ? formats.day(day) : t`No day: open all of them.`}
              inputWrapperOrder={["label", "input", "description"]}
              value={day}
              onChange={({ currentTarget }) => setDay(currentTarget.value)}
            />
            <Button
              mt={24}
              disabled={day === ""}
              loading={close.isPending}
              onClick={() => void closeThrough()}
            >
              <Trans>Close through this day</Trans>
            </Button>
            {reopens && closedThrough !== null ? (
              <Button
                mt={24}
                variant="default"
                loading={reopen.isPending}
                onClick={() => void openAfter()}
              >
                <Trans>Open the days after it</Trans>
              </Button>
            ) : null}
          </Group>
        ) : null}
      </Stack>
    </Paper>
  );
}
