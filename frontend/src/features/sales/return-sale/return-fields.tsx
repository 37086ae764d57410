import { useLingui } from "@lingui/react/macro";
import { Checkbox, Select, Textarea } from "@mantine/core";
import { useState } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { ReturnInput, ReturnReason } from "@/gql/graphql";
import { returnReasonLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { useFormats } from "@/lib/use-formats";
import { DecimalInput } from "@/ui/decimal-input";

import { leftOf, returnableLines, returnedLines } from "../model/returned-lines";

export const ReturnFieldsFragment = graphql(`
  fragment ReturnFields_line on SaleLine {
    position
    description
    quantity
    returnedQuantity
  }
`);

/** What comes back of a sale and why, while it is being typed: all that is left of it, to begin with. */
export function useReturn(masked: readonly FragmentType<typeof ReturnFieldsFragment>[]) {
  const lines = returnableLines(readFragment(ReturnFieldsFragment, masked));
  const [typed, setTyped] = useState<Record<number, string>>(() =>
    Object.fromEntries(lines.map((line) => [line.position, leftOf(line)])),
  );
  const [why, setWhy] = useState<{ reason: ReturnReason; note: string; toStoreCredit: boolean }>({
    reason: "SIZE",
    note: "",
    toStoreCredit: false,
  });
  const chosen = returnedLines(lines, typed);
  /** What is sent, or nothing while a number is impossible. */
  const returned: ReturnInput | null = chosen ? { ...why, lines: chosen } : null;
  return { lines, typed, setTyped, why, setWhy, returned };
}

interface ReturnFieldsProps {
  back: ReturnType<typeof useReturn>;
  isCustomerKnown: boolean;
}

/** How much of each line comes back, with the reason that stays in the books. */
export function ReturnFields({ back, isCustomerKnown }: ReturnFieldsProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const reasons = useChoices(returnReasonLabels);
  const { lines, typed, setTyped, why, setWhy } = back;
  return (
    <>
      {lines.map((line) => (
        <DecimalInput
          key={line.position}
          label={line.description}
          description={t`Can come back: ${{ left: formats.number(leftOf(line)) }}`}
          value={typed[line.position] ?? ""}
          onChange={(quantity) => setTyped((before) => ({ ...before, [line.position]: quantity }))}
        />
      ))}
      <Select
        label={t`Reason`}
        data={reasons}
        value={why.reason}
        onChange={(reason) => reason && setWhy({ ...why, reason })}
        allowDeselect={false}
      />
      <Textarea
        label={t`In words`}
        value={why.note}
        onChange={(event) => setWhy({ ...why, note: event.currentTarget.value })}
      />
      {isCustomerKnown ? (
        <Checkbox
          label={t`Give store credit instead of money`}
          checked={why.toStoreCredit}
          onChange={(event) => setWhy({ ...why, toStoreCredit: event.currentTarget.checked })}
        />
      ) : null}
    </>
  );
}
