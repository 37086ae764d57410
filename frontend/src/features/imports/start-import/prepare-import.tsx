import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Group, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";

import type { FragmentType } from "@/gql";
import type { ImportJobPanel_JobFragment } from "@/gql/graphql";
import { ProblemAlert } from "@/ui/problem-alert";

import { ImportJobPanel } from "../import-job/import-job-panel";
import type { FileLook } from "../inspect-import-file/use-file-look";
import {
  fittingMapping,
  importantFirst,
  missingFields,
  parseMapping,
  type ImportField,
} from "../model/mapping";
import { SaveColumnMappingForm } from "../save-column-mapping/save-column-mapping-form";
import type { ImportChoice } from "./choose-file";
import { MappingTable, type MappingTableFragment } from "./mapping-table";
import { useStartImport } from "./use-start-import";

interface PrepareImportProps {
  choice: ImportChoice & { file: File };
  look: FileLook;
  fields: readonly (ImportField & FragmentType<typeof MappingTableFragment>)[];
  savedMappings: readonly { id: string; name: string; columns: unknown }[];
}

/** Maps the file's columns, tries the import without changing anything, then does it. */
export function PrepareImport({ choice, look, fields, savedMappings }: PrepareImportProps) {
  const { t } = useLingui();
  const [mapping, setMapping] = useState(() =>
    fittingMapping(parseMapping(look.suggested), look.columns),
  );
  const [skipsBadRows, setSkipsBadRows] = useState(false);
  // The fields that matter for this file come first; they stay where they are while the choices change.
  const [inOrder] = useState(() => importantFirst(fields, mapping));
  const start = useStartImport({ choice, mapping, skipsBadRows });
  const missing = missingFields(fields, mapping);

  function takeSaved(id: string | null) {
    const saved = savedMappings.find((known) => known.id === id);
    if (saved) setMapping(fittingMapping(parseMapping(saved.columns), look.columns));
  }

  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-end">
        {savedMappings.length > 0 ? (
          <Select
            label={t`Choices kept before`}
            placeholder={t`None`}
            data={savedMappings.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={takeSaved}
          />
        ) : (
          <span />
        )}
        <SaveColumnMappingForm kind={choice.kind} mapping={mapping} />
      </Group>
      <MappingTable
        fields={inOrder}
        columns={look.columns}
        sample={look.sample}
        mapping={mapping}
        onChange={setMapping}
      />
      <Checkbox
        label={t`Import the good rows even if others are wrong`}
        description={t`Otherwise one wrong row stops the whole import.`}
        checked={skipsBadRows}
        onChange={(event) => setSkipsBadRows(event.currentTarget.checked)}
      />
      {start.problem ? <ProblemAlert>{start.problem}</ProblemAlert> : null}
      <Group>
        <Button
          disabled={missing.length > 0}
          loading={start.isSending}
          onClick={() => void start.try()}
        >
          <Trans>Check the file</Trans>
        </Button>
        {missing.length > 0 ? (
          <Text size="sm" c="dimmed">
            <Trans>Choose a column for every field marked with *.</Trans>
          </Text>
        ) : null}
      </Group>
      {start.jobId ? (
        <div ref={bringIntoSight}>
          <ImportJobPanel
            key={start.jobId}
            jobId={start.jobId}
            whenOver={(job) => (
              <GoOn job={job} isSending={start.isSending} onImport={() => void start.import()} />
            )}
          />
        </div>
      ) : null}
    </Stack>
  );
}

function bringIntoSight(panel: HTMLElement | null) {
  panel?.scrollIntoView({ behavior: "smooth", block: "start" });
}

interface GoOnProps {
  job: ImportJobPanel_JobFragment;
  isSending: boolean;
  onImport: () => void;
}

function GoOn({ job, isSending, onImport }: GoOnProps) {
  switch (job.status) {
    case "CHECKED":
      return (
        <Group>
          <Button loading={isSending} onClick={onImport}>
            <Trans>Import now</Trans>
          </Button>
        </Group>
      );
    case "DONE":
      return (
        <Text c="teal" fw={500}>
          <Trans>The import is done.</Trans>
        </Text>
      );
    case "REFUSED":
      return (
        <Text c="orange" fw={500}>
          <Trans>Nothing was imported: correct the rows below, or allow the good ones alone.</Trans>
        </Text>
      );
    case "FAILED":
      return (
        <Text c="red" fw={500}>
          <Trans>
            The import broke off and nothing was changed. The fault is ours and has been noted.
          </Trans>
        </Text>
      );
    case "WAITING":
    case "RUNNING":
      return null;
  }
}
