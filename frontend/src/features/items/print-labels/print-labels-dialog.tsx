import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Select, Stack, Switch, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { ItemFilter, LabelKind, LabelOutput, LabelsInput } from "@/gql/graphql";
import { fieldErrors } from "@/lib/forms/server-errors";
import { documentQuery } from "@/lib/graphql/document-query";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { labelKindLabels } from "@/lib/labels";
import { allLocales, languages } from "@/lib/locale";
import { useChoices } from "@/lib/use-choices";
import { DecimalInput } from "@/ui/decimal-input";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { LabelPreview } from "./label-preview";
import { printLabelsMessage } from "./print-labels-messages";
import { LabelFormatsQuery, PrintLabels } from "./print-labels.graphql";

interface PrintLabelsDialogProps {
  /** The ticked items, or all that a filter lets through. */
  chosen: { itemIds: string[] } | { filters: ItemFilter };
  count: number;
  onClose: () => void;
}

interface PrintLabelsValues {
  kind: LabelKind;
  output: LabelOutput;
  language: string;
  withPrice: boolean;
  start: string;
  copies: string;
}

/** Makes a file of labels, for any printer or for a printer of tags. */
export function PrintLabelsDialog({ chosen, count, onClose }: PrintLabelsDialogProps) {
  const { t, i18n } = useLingui();
  const whole = (text: string) => (/^[0-9]{1,4}$/.test(text) ? null : t`Write a whole number.`);
  const print = useDocumentMutation(PrintLabels);
  const formats = useQuery(documentQuery(LabelFormatsQuery, {})).data?.labelSettings.formats;
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<PrintLabelsValues>({
    initialValues: {
      kind: "RAT_TAIL",
      output: "PDF",
      language: i18n.locale,
      withPrice: false,
      start: "1",
      copies: "1",
    },
    validate: { start: whole, copies: whole },
  });
  const { values } = form;
  const onSheet = values.kind === "A4_SHEET";
  const format = formats?.find(({ kind }) => kind === values.kind);
  const places = format ? format.columns * format.rows : undefined;
  const labels = labelsOf(values, chosen);

  async function submit() {
    // Opened by the click itself: a browser blocks a window that comes later. A file for a printer needs none.
    const output = onSheet ? "PDF" : values.output;
    const sheet = output === "PDF" ? window.open("", "_blank") : null;
    const input = { idempotencyKey: crypto.randomUUID(), labels, output };
    const answer = (await print.run({ input }))?.printLabels;
    if (answer?.__typename === "PrintLabelsSuccess") {
      (sheet ?? window).location.assign(answer.url);
      toastSuccess(t(printLabelsMessage(answer)));
      onClose();
      return;
    }
    sheet?.close();
    if (!answer) return;
    if (answer.__typename === "InvalidInput") form.setErrors(labelErrors(answer.fields));
    setProblem(t(printLabelsMessage(answer)));
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>Print labels</Trans>}>
      <form onSubmit={form.onSubmit(() => void submit())} noValidate>
        <Stack>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <Text size="sm" c={form.errors["itemIds"] ? "red" : "dimmed"}>
            {form.errors["itemIds"] ?? <Plural value={count} one="# item" other="# items" />}
          </Text>
          <Select
            label={t`Format`}
            data={useChoices(labelKindLabels)}
            allowDeselect={false}
            {...form.getInputProps("kind")}
          />
          <Group grow align="flex-start">
            <Select
              label={t`Language`}
              data={allLocales.map((value) => ({ value, label: languages[value].label }))}
              allowDeselect={false}
              {...form.getInputProps("language")}
            />
            {onSheet ? (
              <DecimalInput
                label={t`First free label of the sheet`}
                description={places ? t`From 1 to ${{ places }}, row by row.` : undefined}
                {...form.getInputProps("start")}
              />
            ) : (
              <Select
                label={t`File`}
                data={[
                  { value: "PDF", label: t`PDF, any printer` },
                  { value: "ZPL", label: t`ZPL, printer of tags` },
                ]}
                allowDeselect={false}
                {...form.getInputProps("output")}
              />
            )}
          </Group>
          <DecimalInput label={t`Copies of each`} {...form.getInputProps("copies")} />
          <Switch
            label={t`With the price at the rate of now`}
            {...form.getInputProps("withPrice", { type: "checkbox" })}
          />
          <LabelPreview input={{ ...labels, start: 1, copies: 1 }} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={print.isPending}>
              <Trans>Print</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function labelsOf(
  { kind, language, withPrice, start, copies }: PrintLabelsValues,
  chosen: PrintLabelsDialogProps["chosen"],
): LabelsInput {
  const first = kind === "A4_SHEET" ? Number(start) : 1;
  return { ...chosen, kind, language, withPrice, start: first, copies: Number(copies) };
}

/** The errors without the name of the part of the input that all of them are in. */
function labelErrors(problems: Parameters<typeof fieldErrors>[0]) {
  return fieldErrors(
    problems.map(({ path, message }) => ({
      path: path[0] === "labels" ? path.slice(1) : path,
      message,
    })),
  );
}
