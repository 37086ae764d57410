import { Trans, useLingui } from "@lingui/react/macro";
import { Avatar, Menu, Text, UnstyledButton } from "@mantine/core";
import { IconLogout } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { logOut } from "@/features/auth/log-out/log-out";
import { roleLabels } from "@/lib/labels";
import { useViewer } from "@/lib/viewer";
import { toastProblem } from "@/ui/toast";

/** Who is at the screen, and the way out. */
export function AccountMenu() {
  const { t } = useLingui();
  const { user } = useViewer();
  const queries = useQueryClient();
  const navigate = useNavigate();

  async function leave() {
    try {
      await logOut();
    } catch {
      toastProblem(t`You are still logged in: the server could not be reached.`);
      return;
    }
    await navigate({ to: "/log-in" });
    queries.clear();
  }

  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton aria-label={t`Account of ${{ name: user.fullName }}`}>
          <Avatar name={user.fullName} color="accent" radius="xl" size={34} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600}>
            {user.fullName}
          </Text>
          <Text size="xs">{t(roleLabels[user.role])}</Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} className="turns-with-direction" />}
          onClick={() => void leave()}
        >
          <Trans>Log out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
