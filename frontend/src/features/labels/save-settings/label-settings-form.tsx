import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";

import type { SaveLabelSettingsInput } from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { toastSuccess } from "@/ui/toast";

import { FormatFields } from "./format-fields";
import { SaveLabelSettings } from "./save-label-settings.graphql";
import { isCount, settingsInput, settingsValues, type SettingsValues } from "./settings-values";

/** Formats of labels and the numbers that RFID tags are written with. */
export function LabelSettingsForm({ settings }: { settings: SaveLabelSettingsInput }) {
  const { t } = useLingui();
  const save = useDocumentMutation(SaveLabelSettings);
  const count = (text: string) => (isCount(text) ? null : t`Write a whole number.`);
  const size = (text: string) => (isDecimal(text) ? null : t`Write a number.`);
  const form = useForm<SettingsValues>({
    initialValues: settingsValues(settings),
    validate: {
      formats: {
        columns: count,
        rows: count,
        width: size,
        height: size,
        tail: size,
        marginLeft: size,
        marginTop: size,
      },
    },
  });

  async function submit(values: SettingsValues) {
    const input = settingsInput(values);
    const answer = (await save.run({ input }))?.saveLabelSettings;
    if (answer?.__typename === "InvalidInput") form.setErrors(fieldErrors(answer.fields));
    if (answer?.__typename === "SaveLabelSettingsSuccess") toastSuccess(t`The settings are saved.`);
  }

  return (
    <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
      <Stack gap="sm">
        <Paper p="lg">
          <Stack gap="sm">
            <Title order={2} size="h4">
              <Trans>RFID tags</Trans>
            </Title>
            <Text size="sm" c="dimmed">
              <Trans>
                With the numbers that GS1 gave the shop, a printer of tags writes each piece's EPC.
                Without them no tag is written.
              </Trans>
            </Text>
            <Group grow align="flex-start">
              <TextInput
                label={t`GS1 company prefix`}
                dir="ltr"
                inputMode="numeric"
                maxLength={12}
                {...form.getInputProps("companyPrefix")}
              />
              <TextInput
                label={t`GS1 item reference`}
                description={t`With the prefix thirteen digits.`}
                dir="ltr"
                inputMode="numeric"
                maxLength={7}
                {...form.getInputProps("itemReference")}
              />
            </Group>
          </Stack>
        </Paper>
        {form.values.formats.map(({ kind }, index) => (
          <FormatFields
            key={kind}
            kind={kind}
            at={(field) => form.getInputProps(`formats.${index}.${field}`)}
            rfid={form.getInputProps(`formats.${index}.writesRfid`, { type: "checkbox" })}
            dpi={String(form.values.formats[index]?.dpi)}
            dpiError={form.errors[`formats.${index}.dpi`]}
            onDpi={(dpi) => form.setFieldValue(`formats.${index}.dpi`, dpi)}
          />
        ))}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
