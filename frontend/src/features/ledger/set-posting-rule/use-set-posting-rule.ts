import { useLingui } from "@lingui/react/macro";
import { useState } from "react";

import type { SetPostingRuleInput } from "@/gql/graphql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { toastSuccess } from "@/ui/toast";

import { setPostingRuleMessage } from "./set-posting-rule-messages";
import { SetPostingRule } from "./set-posting-rule.graphql";

/** Changes a row of the posting table, and keeps why it was refused. */
export function useSetPostingRule() {
  const { t } = useLingui();
  const { run, isPending } = useDocumentMutation(SetPostingRule);
  const [problem, setProblem] = useState<string | null>(null);

  async function set(input: SetPostingRuleInput) {
    const answer = (await run({ input }))?.setPostingRule;
    if (!answer) return;
    const isDone = answer.__typename === "SetPostingRuleSuccess";
    setProblem(isDone ? null : t(setPostingRuleMessage(answer)));
    if (isDone) toastSuccess(t(setPostingRuleMessage(answer)));
  }

  return { set, problem, isPending };
}
