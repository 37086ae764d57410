import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";

import type { EditedColumn } from "@/gql/graphql";
import { itemClassLabels, makingMethodLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";

export const editedColumnLabels: Record<EditedColumn, MessageDescriptor> = {
  CATEGORY: msg`Category`,
  ITEM_CLASS: msg`Kind`,
  IS_ACTIVE: msg`For sale`,
  MAKING_METHOD: msg`Making is charged`,
  MAKING_AMOUNT: msg`Making charge`,
  WASTAGE_PERCENT: msg`Wastage (%)`,
  EXTRA_CHARGE: msg`Hallmark and attachments`,
  FIXED_PRICE: msg`Fixed price`,
  LOW_STOCK_AT: msg`Low stock at`,
};

const words = { yes: msg`Yes`, no: msg`No` };

/** How a value of a column reads: codes by their labels, numbers in the reader's digits. */
export function useEditedText(): (column: EditedColumn, value: string | null) => string {
  const { i18n } = useLingui();
  const formats = useFormats();
  return (column, value) => {
    if (value === null) return "–";
    switch (column) {
      case "CATEGORY":
        return value;
      case "ITEM_CLASS":
        return labelOf(itemClassLabels, value);
      case "MAKING_METHOD":
        return labelOf(makingMethodLabels, value);
      case "IS_ACTIVE":
        return i18n._(value === "true" ? words.yes : words.no);
      default:
        return formats.number(value);
    }
  };

  function labelOf(labels: Record<string, MessageDescriptor>, code: string): string {
    const label = labels[code];
    return label ? i18n._(label) : code;
  }
}
