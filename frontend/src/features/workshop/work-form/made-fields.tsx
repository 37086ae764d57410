import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Stack, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";

import { emptyMade, type MadeValues } from "../model/work-values";
import { MadeLineFields } from "./made-line-fields";

interface MadeFieldsProps {
  lines: readonly MadeValues[];
  errors: Record<string, string>;
  onChange: (lines: MadeValues[]) => void;
}

/** What comes back from the workshop. */
export function MadeFields({ lines, errors, onChange }: MadeFieldsProps) {
  const { t } = useLingui();
  return (
    <Paper p="lg" component="section" aria-label={t`What comes out`}>
      <Title order={2} size="h5" mb="sm">
        <Trans>What comes out</Trans>
      </Title>
      <Stack>
        {lines.map((line, place) => (
          <Stack key={line.key} gap="xs">
            <MadeLineFields
              line={line}
              errors={(field) => errors[field ? `made.${place}.${field}` : `made.${place}`]}
              onChange={(change) =>
                onChange(lines.map((one) => (one.key === line.key ? { ...one, ...change } : one)))
              }
            />
            {lines.length > 1 ? (
              <Group>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
                >
                  <Trans>Take it away</Trans>
                </Button>
              </Group>
            ) : null}
          </Stack>
        ))}
        <Group>
          <Button
            variant="light"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => onChange([...lines, emptyMade()])}
          >
            <Trans>Something else came out</Trans>
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
