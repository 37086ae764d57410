import { Trans, useLingui } from "@lingui/react/macro";
import { Group, Paper, Stack, Text, Title } from "@mantine/core";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { metalLabels } from "@/lib/labels";
import { WeightText } from "@/ui/weight-text";

export const MetalInWorkFragment = graphql(`
  fragment MetalInWork_row on MetalInWork {
    worker
    metal
    fineWeight
  }
`);

/** Who has the shop's metal, in fine grams; nothing where nobody has. */
export function MetalInWorkPanel({
  rows,
}: {
  rows: readonly FragmentType<typeof MetalInWorkFragment>[];
}) {
  const { t } = useLingui();
  const held = readFragment(MetalInWorkFragment, rows);
  if (held.length === 0) return null;
  return (
    <Paper p="md" mb="sm" component="section" aria-label={t`Metal in work`}>
      <Title order={2} size="h5" mb="xs">
        <Trans>Metal in work</Trans>
      </Title>
      <Stack gap={4}>
        {held.map(({ worker, metal, fineWeight }) => (
          <Group key={`${worker} ${metal}`} justify="space-between">
            <Text size="sm">{worker || t`Our own workshop`}</Text>
            <Group gap="xs">
              <Text size="sm" c="dimmed">
                {t(metalLabels[metal])}
              </Text>
              <WeightText grams={fineWeight} size="sm" fw={500} />
            </Group>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
