import { Trans } from "@lingui/react/macro";
import { Stack, Text, Title } from "@mantine/core";

import { CentredPage } from "@/ui/centred-page";

import { LogInForm } from "../log-in/log-in-form";

interface LogInPageProps {
  shopName: string;
  onLoggedIn: () => void;
}

export function LogInPage({ shopName, onLoggedIn }: LogInPageProps) {
  return (
    <CentredPage>
      <Stack gap={2}>
        <Title order={1} size="h3">
          {shopName}
        </Title>
        <Text c="dimmed" size="sm">
          <Trans>Log in to your shop.</Trans>
        </Text>
      </Stack>
      <LogInForm onLoggedIn={onLoggedIn} />
    </CentredPage>
  );
}
