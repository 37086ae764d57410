import { useLingui } from "@lingui/react";
import { useQuery } from "@tanstack/react-query";

import type { ImportKind, InspectImportFileMutation } from "@/gql/graphql";
import { execute } from "@/lib/graphql/execute";

import { inspectImportFileMessage } from "./inspect-import-file-messages";
import { InspectImportFile } from "./inspect-import-file.graphql";

type Answer = InspectImportFileMutation["inspectImportFile"];
export type FileLook = Extract<Answer, { __typename: "InspectImportFileSuccess" }>["look"];

/** What the chosen file looks like to the server: its columns and our guess of the mapping. */
export function useFileLook(kind: ImportKind, file: File | null) {
  const { i18n } = useLingui();
  const { data, isFetching, error } = useQuery({
    queryKey: ["file-look", kind, file?.name, file?.size, file?.lastModified],
    queryFn: async ({ signal }) => {
      if (!file) return null;
      return (await execute(InspectImportFile, { input: { kind, file } }, signal))
        .inspectImportFile;
    },
    enabled: file !== null,
    staleTime: Infinity,
    gcTime: 0,
  });
  const answer = file ? data : null;
  return {
    look: answer?.__typename === "InspectImportFileSuccess" ? answer.look : null,
    problem:
      answer?.__typename === "FileNotReadable" ? i18n._(inspectImportFileMessage(answer)) : null,
    isReading: isFetching,
    error,
  };
}
