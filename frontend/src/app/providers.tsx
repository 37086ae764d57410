import { i18n } from "@lingui/core";
import { I18nProvider, useLingui } from "@lingui/react";
import { DirectionProvider, MantineProvider, useDirection } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";

import { languages, localeFor } from "@/lib/locale";
import { cssVariables, theme } from "@/ui/theme";

interface ProvidersProps {
  queries: QueryClient;
  children: ReactNode;
}

export function Providers({ queries, children }: ProvidersProps) {
  return (
    <I18nProvider i18n={i18n}>
      <DirectionProvider>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
        >
          <DirectionOfLanguage />
          <Notifications position="top-center" />
          <QueryClientProvider client={queries}>{children}</QueryClientProvider>
        </MantineProvider>
      </DirectionProvider>
    </I18nProvider>
  );
}

/** Turns the component library to the direction of the language. */
function DirectionOfLanguage() {
  const { i18n: chosen } = useLingui();
  const { setDirection } = useDirection();
  const { direction } = languages[localeFor(chosen.locale) ?? "en"];
  useEffect(
    function followLanguage() {
      setDirection(direction);
    },
    [direction, setDirection],
  );
  return null;
}
