import { Group, Paper, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";

interface StatCardProps {
  label: ReactNode;
  value: ReactNode;
  icon?: ReactNode;
  note?: ReactNode;
}

/** One figure with its name. */
export function StatCard({ label, value, icon, note }: StatCardProps) {
  return (
    <Paper p="md">
      <Stack gap={4}>
        <Group justify="space-between" wrap="nowrap" c="dimmed">
          <Text size="sm">{label}</Text>
          {icon}
        </Group>
        <Text size="xl" fw={600} lh={1.3}>
          {value}
        </Text>
        {note ? (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        ) : null}
      </Stack>
    </Paper>
  );
}
