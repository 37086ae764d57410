import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Menu, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { IconDeviceDesktop, IconLanguage, IconMoon, IconSun } from "@tabler/icons-react";

import { allLocales, chooseLocale, languages, type Locale } from "@/lib/locale";

/** Chooses the language of the screens on this device. */
export function LanguageMenu({ onChoose }: { onChoose?: (locale: Locale) => void }) {
  const { t, i18n } = useLingui();
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Language`}>
          <IconLanguage size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {allLocales.map((locale) => (
          <Menu.Item
            key={locale}
            lang={locale}
            fw={locale === i18n.locale ? 700 : 400}
            onClick={() => {
              void chooseLocale(locale);
              onChoose?.(locale);
            }}
          >
            {languages[locale].label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Chooses light, dark or whatever the device prefers. */
export function ThemeMenu({ onChoose }: { onChoose?: (scheme: MantineColorScheme) => void }) {
  const { t } = useLingui();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choices = [
    { value: "light", label: t`Light`, Icon: IconSun },
    { value: "dark", label: t`Dark`, Icon: IconMoon },
    { value: "auto", label: t`As the device`, Icon: IconDeviceDesktop },
  ] as const;
  const Current = choices.find(({ value }) => value === colorScheme)?.Icon ?? IconDeviceDesktop;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Colours`}>
          <Current size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ value, label, Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} />}
            fw={value === colorScheme ? 700 : 400}
            onClick={() => {
              setColorScheme(value);
              onChoose?.(value);
            }}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
