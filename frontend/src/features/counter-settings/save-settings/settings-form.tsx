import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Stack, Switch, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";

import type { SaveCounterSettingsInput } from "@/gql/graphql";
import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { toastSuccess } from "@/ui/toast";

import { SaveCounterSettings } from "./save-settings.graphql";

/** How the shop works at its counters, and the texts of its receipts. */
export function SettingsForm({ settings }: { settings: SaveCounterSettingsInput }) {
  const { t } = useLingui();
  const save = useDocumentMutation(SaveCounterSettings);
  const form = useForm<SaveCounterSettingsInput>({ initialValues: settings });

  async function submit(input: SaveCounterSettingsInput) {
    const answer = (await save.run({ input }))?.saveCounterSettings;
    if (answer?.__typename === "InvalidInput") form.setErrors(fieldErrors(answer.fields));
    if (answer?.__typename === "SaveCounterSettingsSuccess")
      toastSuccess(t`The settings are saved.`);
  }

  return (
    <Paper p="lg">
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack gap="sm">
          <Switch
            label={t`Take money only into an open drawer`}
            {...form.getInputProps("requiresShift", { type: "checkbox" })}
          />
          <Switch
            label={t`Show on receipts what a price is made of`}
            {...form.getInputProps("showsPriceParts", { type: "checkbox" })}
          />
          <Switch
            label={t`Text customers who agreed where their receipt is`}
            {...form.getInputProps("textsReceipts", { type: "checkbox" })}
          />
          <TextInput
            label={t`Tax number`}
            dir="ltr"
            maxLength={40}
            {...form.getInputProps("taxNumber")}
          />
          <Textarea
            label={t`Under the shop's name`}
            rows={2}
            maxLength={300}
            {...form.getInputProps("receiptHeader")}
          />
          <Textarea
            label={t`At the foot`}
            rows={2}
            maxLength={300}
            {...form.getInputProps("receiptFooter")}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
