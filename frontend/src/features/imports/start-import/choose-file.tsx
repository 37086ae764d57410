import { Trans, useLingui } from "@lingui/react/macro";
import { FileInput, Paper, Select, SimpleGrid, Stack, Text } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";

import type { ImportKind } from "@/gql/graphql";
import { importKindLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";

export interface ImportChoice {
  kind: ImportKind;
  branchId: string | null;
  file: File | null;
}

interface ChooseFileProps {
  choice: ImportChoice;
  branches: readonly { id: string; name: string }[];
  problem: string | null;
  busy: boolean;
  onChange: (choice: ImportChoice) => void;
}

/** What is imported, where it goes, and the file it comes from. */
export function ChooseFile({ choice, branches, problem, busy, onChange }: ChooseFileProps) {
  const { t } = useLingui();
  return (
    <Paper p="md">
      <Stack gap="xs">
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <Select
            label={t`What is in the file`}
            data={useChoices(importKindLabels)}
            value={choice.kind}
            onChange={(kind) => kind && onChange({ ...choice, kind })}
            allowDeselect={false}
          />
          <Select
            label={t`Branch`}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={choice.branchId}
            onChange={(branchId) => onChange({ ...choice, branchId })}
            allowDeselect={false}
          />
          <FileInput
            label={t`File`}
            placeholder={t`Choose a CSV or XLSX file`}
            accept=".csv,.tsv,.txt,.gz,.xlsx"
            leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
            value={choice.file}
            onChange={(file) => onChange({ ...choice, file })}
            error={problem}
            disabled={busy}
            clearable
          />
        </SimpleGrid>
        <Text size="xs" c="dimmed">
          <Trans>Nothing is changed before you have seen what the import would do.</Trans>
        </Text>
      </Stack>
    </Paper>
  );
}
