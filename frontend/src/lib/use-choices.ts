import type { MessageDescriptor } from "@lingui/core";
import { useLingui } from "@lingui/react";

import { codesOf } from "./labels";

/** The options of a select for a set of labelled codes. */
export function useChoices<Code extends string>(labels: Record<Code, MessageDescriptor>) {
  const { i18n } = useLingui();
  return codesOf(labels).map((value) => ({ value, label: i18n._(labels[value]) }));
}
