import { Box, Center, Group, Paper, Stack } from "@mantine/core";
import type { ReactNode } from "react";

import { Brand } from "./brand";
import { LanguageMenu, ThemeMenu } from "./preferences";

interface CentredPageProps {
  children: ReactNode;
  width?: number;
}

/** A page with one thing to do: log in, sign up, read an error. */
export function CentredPage({ children, width = 420 }: CentredPageProps) {
  return (
    <Box component="main" mih="100dvh" p="md">
      <Group justify="space-between">
        <Brand />
        <Group gap={4}>
          <LanguageMenu />
          <ThemeMenu />
        </Group>
      </Group>
      <Center mih="calc(100dvh - 6rem)">
        <Paper w="100%" maw={width} p="xl" shadow="sm">
          <Stack>{children}</Stack>
        </Paper>
      </Center>
    </Box>
  );
}
