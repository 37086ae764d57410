import { useLingui } from "@lingui/react";
import { useState } from "react";

import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";

import type { Mapping } from "../model/mapping";
import type { ImportChoice } from "./choose-file";
import { startImportMessage } from "./start-import-messages";
import { StartImport } from "./start-import.graphql";

interface ImportPlan {
  choice: ImportChoice & { file: File };
  mapping: Mapping;
  skipsBadRows: boolean;
}

/** Sends the file for a trial or for good; the answer is a job that runs in the background. */
export function useStartImport({ choice, mapping, skipsBadRows }: ImportPlan) {
  const { i18n } = useLingui();
  const start = useDocumentMutation(StartImport);
  const [jobId, setJobId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(isDryRun: boolean) {
    const answer = (
      await start.run({
        input: {
          ...choice,
          columns: mapping,
          skipsBadRows,
          isDryRun,
          idempotencyKey: crypto.randomUUID(),
        },
      })
    )?.startImport;
    if (!answer) return;
    const isStarted = answer.__typename === "StartImportSuccess";
    setProblem(isStarted ? null : i18n._(startImportMessage(answer)));
    if (isStarted) setJobId(answer.job.id);
  }

  return {
    jobId,
    problem,
    isSending: start.isPending,
    try: () => send(true),
    import: () => send(false),
  };
}
