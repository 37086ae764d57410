import { useLingui } from "@lingui/react/macro";
import { Select, TextInput } from "@mantine/core";

import { useFormats } from "@/lib/use-formats";

import type { PeriodSearch } from "../model/books-search";
import { spanLabels } from "../model/labels";
import type { PeriodChoices } from "./use-period";

interface PeriodPickerProps {
  choices: PeriodChoices;
  shown: PeriodSearch;
  onChange: (period: PeriodSearch) => void;
}

/** Chooses the days of a report: a usual period of the shop's calendar, or any days; one branch or all. */
export function PeriodPicker({ choices, shown, onChange }: PeriodPickerProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const spans = choices.reportSpans;
  const current = spans.find(
    ({ firstOn, lastOn }) => firstOn === shown.from && lastOn === shown.to,
  );
  const branches = choices.branches.edges.map(({ node }) => ({ value: node.id, label: node.name }));
  const inWords = (day: string | undefined) => (day ? formats.day(day) : "");
  return (
    <>
      <Select
        label={t`Period`}
        placeholder={t`Chosen days`}
        data={spans.map(({ span }) => ({ value: span, label: t(spanLabels[span]) }))}
        value={current?.span ?? null}
        onChange={(code) => {
          const span = spans.find((one) => one.span === code);
          if (span) onChange({ ...shown, from: span.firstOn, to: span.lastOn });
        }}
        w={150}
      />
      <TextInput
        type="date"
        label={t`From day`}
        description={inWords(shown.from)}
        inputWrapperOrder={["label", "input", "description"]}
        value={shown.from ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ ...shown, from: currentTarget.value || undefined })
        }
      />
      <TextInput
        type="date"
        label={t`To day`}
        description={inWords(shown.to)}
        inputWrapperOrder={["label", "input", "description"]}
        value={shown.to ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ ...shown, to: currentTarget.value || undefined })
        }
      />
      {branches.length > 1 ? (
        <Select
          label={t`Branch`}
          placeholder={t`All branches`}
          data={branches}
          value={shown.branch ?? null}
          onChange={(branch) => onChange({ ...shown, branch: branch ?? undefined })}
          clearable
          w={170}
        />
      ) : null}
    </>
  );
}
