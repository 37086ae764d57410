import { Trans, useLingui } from "@lingui/react/macro";
import { AppShell, Burger, Group, ScrollArea, Text } from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import { getRouteApi, Outlet, useNavigate } from "@tanstack/react-router";

import { ShopProvider } from "@/lib/shop";
import { ViewerProvider } from "@/lib/viewer";
import { BrandMark } from "@/ui/brand";
import { NavigationLink } from "@/ui/links";
import { ShortcutHint } from "@/ui/shortcut-hint";

import { AccountMenu } from "./account-menu";
import { sections } from "./navigation";
import { useScannedItems } from "./use-scanned-items";
import { PersonalPreferences } from "./personal-preferences";
import classes from "./shop-shell.module.css";

const route = getRouteApi("/shop");

/** The frame of every shop page: where one can go, whose shop it is, who is at the screen. */
export function ShopShell() {
  const { shop, viewer } = route.useRouteContext();
  const { t } = useLingui();
  const [opened, menu] = useDisclosure();
  useScannedItems();
  return (
    <ShopProvider value={shop}>
      <ViewerProvider value={viewer}>
        <a href="#page" className={classes.skip}>
          <Trans>Skip to the page</Trans>
        </a>
        <AppShell
          header={{ height: 56 }}
          navbar={{ width: 232, breakpoint: "sm", collapsed: { mobile: !opened } }}
          padding={{ base: "sm", sm: "lg" }}
        >
          <AppShell.Header className="screen-only">
            <Group h="100%" px="md" justify="space-between" wrap="nowrap">
              <Group gap="sm" wrap="nowrap" miw={0}>
                <Burger
                  opened={opened}
                  onClick={menu.toggle}
                  hiddenFrom="sm"
                  size="sm"
                  aria-label={t`Menu`}
                />
                <BrandMark />
                <Text fw={600} truncate>
                  {shop.name}
                </Text>
              </Group>
              <Group gap={4} wrap="nowrap">
                <PersonalPreferences />
                <AccountMenu />
              </Group>
            </Group>
          </AppShell.Header>
          <AppShell.Navbar p="xs" className="screen-only">
            <Navigation permissions={viewer.permissions} onGo={menu.close} />
          </AppShell.Navbar>
          <AppShell.Main id="page">
            <Outlet />
          </AppShell.Main>
        </AppShell>
      </ViewerProvider>
    </ShopProvider>
  );
}

function Navigation({ permissions, onGo }: { permissions: readonly string[]; onGo: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const allowed = sections
    .map(({ title, destinations }) => ({
      title,
      destinations: destinations.filter(
        ({ permission }) => permission === null || permissions.includes(permission),
      ),
    }))
    .filter(({ destinations }) => destinations.length > 0);
  useHotkeys(
    allowed
      .flatMap(({ destinations }) => destinations)
      .flatMap(({ to, shortcut }) => (shortcut ? [[shortcut, () => void navigate({ to })]] : [])),
    [],
  );
  return (
    <ScrollArea component="nav" aria-label={t`Pages`}>
      {allowed.map(({ title, destinations }) => (
        <div key={title.id}>
          <Text size="xs" c="dimmed" fw={600} px="sm" pt="sm" pb={4}>
            {t(title)}
          </Text>
          {destinations.map(({ to, label, Icon, shortcut }) => (
            <NavigationLink
              key={to}
              to={to}
              label={t(label)}
              leftSection={<Icon size={19} stroke={1.6} aria-hidden />}
              rightSection={shortcut ? <ShortcutHint keys={shortcut} /> : null}
              className={classes.link ?? ""}
              onClick={onGo}
            />
          ))}
        </div>
      ))}
    </ScrollArea>
  );
}
