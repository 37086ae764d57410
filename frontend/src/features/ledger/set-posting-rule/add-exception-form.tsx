import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Select, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useForm } from "@mantine/form";

import type { PartCode, PostingEvent, SetPostingRuleInput } from "@/gql/graphql";
import { useChoices } from "@/lib/use-choices";

import { partLabels, postingEventLabels } from "../model/labels";

interface AddExceptionFormProps {
  accounts: { value: string; label: string }[];
  isBusy: boolean;
  onSet: (input: SetPostingRuleInput) => void;
}

interface Values {
  part: PartCode | null;
  event: PostingEvent | null;
  accountId: string | null;
}

/** Sends a part of one event elsewhere than in all the others. */
export function AddExceptionForm({ accounts, isBusy, onSet }: AddExceptionFormProps) {
  const { t } = useLingui();
  const needed = (value: string | null) => (value === null ? t`This is needed.` : null);
  const form = useForm<Values>({
    initialValues: { part: null, event: null, accountId: null },
    validate: { part: needed, event: needed, accountId: needed },
  });
  const parts = useChoices(partLabels).filter(({ value }) => value !== "MANUAL");
  return (
    <Paper p="lg">
      <form
        onSubmit={form.onSubmit(({ part, event, accountId }) => {
          if (part && event && accountId) onSet({ part, event, accountId });
          form.reset();
        })}
        noValidate
      >
        <Stack gap="sm">
          <Title order={2} size="h5">
            <Trans>An event of its own way</Trans>
          </Title>
          <Text size="sm" c="dimmed">
            <Trans>
              Send one part of one event to another account than in all the other events.
            </Trans>
          </Text>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <Select
              label={t`Event`}
              data={useChoices(postingEventLabels)}
              searchable
              {...form.getInputProps("event")}
            />
            <Select label={t`Part`} data={parts} searchable {...form.getInputProps("part")} />
            <Select
              label={t`Account`}
              data={accounts}
              searchable
              {...form.getInputProps("accountId")}
            />
          </SimpleGrid>
          <Group justify="flex-end">
            <Button type="submit" loading={isBusy}>
              <Trans>Add the row</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
