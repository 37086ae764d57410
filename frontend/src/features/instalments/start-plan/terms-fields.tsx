import { Trans, useLingui } from "@lingui/react/macro";
import { Group, Select, Text, TextInput } from "@mantine/core";

import { useFormats } from "@/lib/use-formats";
import { DecimalInput } from "@/ui/decimal-input";

import { MOST_INSTALMENTS } from "../model/due-days";

/** When a plan is to be paid, while it is being typed. */
export interface TypedTerms {
  count: string;
  /** Months between two instalments. */
  months: string;
  first: string;
}

/** The terms as numbers, or nothing while they cannot be right. */
export function termsOf({ count, months, first }: TypedTerms) {
  const isWhole = /^\d{1,3}$/.test(count) && first !== "";
  const number = Number(count);
  if (!isWhole || number < 1 || number > MOST_INSTALMENTS) return null;
  return { count: number, months: Number(months), first };
}

interface TermsFieldsProps {
  terms: TypedTerms;
  /** The days that come of the terms. */
  days: readonly string[];
  onChange: (terms: TypedTerms) => void;
}

/** How many instalments, from when, and how far apart. */
export function TermsFields({ terms, days, onChange }: TermsFieldsProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const change = (part: Partial<TypedTerms>) => onChange({ ...terms, ...part });
  const last = days.at(-1);
  const lastDay = last ? formats.day(last) : null;
  return (
    <>
      <Group gap="xs" align="flex-end" grow>
        <DecimalInput
          label={t`Number of instalments`}
          value={terms.count}
          onChange={(count) => change({ count })}
        />
        <TextInput
          type="date"
          label={t`First due on`}
          value={terms.first}
          onChange={(event) => change({ first: event.currentTarget.value })}
        />
        <Select
          label={t`Then`}
          data={[
            { value: "1", label: t`every month` },
            { value: "2", label: t`every two months` },
            { value: "3", label: t`every three months` },
            { value: "6", label: t`every six months` },
            { value: "12", label: t`every year` },
          ]}
          value={terms.months}
          onChange={(months) => months && change({ months })}
          allowDeselect={false}
        />
      </Group>
      {lastDay ? (
        <Text size="sm" c="dimmed">
          <Trans>The last one is due on {lastDay}.</Trans>
        </Text>
      ) : null}
    </>
  );
}
