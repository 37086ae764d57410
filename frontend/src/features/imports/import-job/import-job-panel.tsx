import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Badge, Group, Paper, Progress, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { graphql, readFragment } from "@/gql";
import type { ImportJobPanel_JobFragment, ImportStatus } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { importStatusLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { QueryFailure } from "@/ui/query-failure";

import { ImportPreview } from "./import-preview";
import { ImportProblems } from "./import-problems";

export const ImportJobQuery = graphql(`
  query ImportJob($id: ID!) {
    importJob(id: $id) {
      ...ImportJobPanel_job
    }
  }
`);

export const ImportJobPanelFragment = graphql(`
  fragment ImportJobPanel_job on ImportJob {
    id
    status
    isDryRun
    fileName
    reportUrl
    rowsToRepairUrl
    totals {
      rows
      new
      updated
      unchanged
      dropped
      skipped
      bad
      warnings
    }
    progress {
      done
      total
      stage
    }
    problems {
      ...ImportProblems_problem
    }
    preview {
      ...ImportPreview_row
    }
  }
`);

const POLL_EVERY = 1_000;
export const statusColours: Record<ImportStatus, string> = {
  WAITING: "gray",
  RUNNING: "blue",
  CHECKED: "teal",
  DONE: "teal",
  REFUSED: "orange",
  FAILED: "red",
};

function isOver(status: ImportStatus): boolean {
  return status !== "WAITING" && status !== "RUNNING";
}

interface ImportJobPanelProps {
  jobId: string;
  /** What can be done once the job is over. */
  whenOver?: (job: ImportJobPanel_JobFragment) => ReactNode;
}

/** One import while it runs and afterwards: progress, sums, problems, what would change. */
export function ImportJobPanel({ jobId, whenOver }: ImportJobPanelProps) {
  const { data, error } = useQuery({
    ...documentQuery(ImportJobQuery, { id: jobId }),
    refetchInterval: ({ state }) => {
      const job = readFragment(ImportJobPanelFragment, state.data?.importJob);
      return job && isOver(job.status) ? false : POLL_EVERY;
    },
  });
  const job = readFragment(ImportJobPanelFragment, data?.importJob);
  if (!job) return <QueryFailure error={error} />;
  return (
    <Stack gap="sm">
      <Paper p="md">
        <Stack gap="sm">
          <JobHead job={job} />
          <JobTotals totals={job.totals} />
          {isOver(job.status) ? whenOver?.(job) : <JobProgress progress={job.progress} />}
        </Stack>
      </Paper>
      <ImportProblems problems={job.problems} />
      <ImportPreview rows={job.preview} />
    </Stack>
  );
}

function JobHead({ job }: { job: ImportJobPanel_JobFragment }) {
  const { t } = useLingui();
  return (
    <Group justify="space-between">
      <Text fw={600}>
        <bdi>{job.fileName}</bdi>
      </Text>
      <Group gap="xs">
        {job.reportUrl ? (
          <Anchor href={job.reportUrl} size="sm">
            <Trans>Download the report</Trans>
          </Anchor>
        ) : null}
        {job.rowsToRepairUrl ? (
          <>
            <Anchor href={`${job.rowsToRepairUrl}.xlsx`} size="sm" download>
              <Trans>Rows to put right (XLSX)</Trans>
            </Anchor>
            <Anchor href={`${job.rowsToRepairUrl}.csv`} size="sm" download>
              <Trans>Rows to put right (CSV)</Trans>
            </Anchor>
          </>
        ) : null}
        <Badge color={statusColours[job.status]} variant="light" tt="none">
          {t(importStatusLabels[job.status])}
        </Badge>
      </Group>
    </Group>
  );
}

function JobProgress({ progress }: { progress: ImportJobPanel_JobFragment["progress"] }) {
  const { t } = useLingui();
  const formats = useFormats();
  const done = formats.number(progress?.done ?? 0);
  const total = formats.number(progress?.total ?? 0);
  const share = progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0;
  return (
    <Stack gap={4} aria-live="polite">
      <Progress value={share} animated aria-label={t`Progress`} />
      <Text size="xs" c="dimmed">
        {progress ? (
          <Trans>
            {done} of {total} rows
          </Trans>
        ) : (
          <Trans>Waiting for its turn…</Trans>
        )}
      </Text>
    </Stack>
  );
}

function JobTotals({ totals }: { totals: ImportJobPanel_JobFragment["totals"] }) {
  const { t } = useLingui();
  const formats = useFormats();
  const figures: [string, number][] = [
    [t`Rows`, totals.rows],
    [t`New`, totals.new],
    [t`Updated`, totals.updated],
    [t`Unchanged`, totals.unchanged],
    [t`Repeated`, totals.dropped],
    [t`Skipped`, totals.skipped],
    [t`Wrong`, totals.bad],
    [t`Warnings`, totals.warnings],
  ];
  return (
    <SimpleGrid cols={{ base: 4, sm: 8 }} spacing="xs">
      {figures.map(([label, value]) => (
        <div key={label}>
          <Text size="xs" c="dimmed">
            {label}
          </Text>
          <Text fw={600}>{formats.number(value)}</Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
