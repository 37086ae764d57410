import { Trans } from "@lingui/react/macro";
import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { PageHeader } from "@/ui/page-header";

import { SettingsForm } from "../save-settings/settings-form";
import { LogoCard } from "../set-logo/logo-card";

export const CounterSettingsQuery = graphql(`
  query CounterSettings {
    counterSettings {
      requiresShift
      logoUrl
      taxNumber
      receiptHeader
      receiptFooter
      showsPriceParts
      textsReceipts
    }
  }
`);

/** How the shop works at its counters and what stands on its receipts. */
export function CounterSettingsPage() {
  const { data } = useSuspenseQuery(documentQuery(CounterSettingsQuery, {}));
  const { logoUrl, __typename, ...settings } = data.counterSettings;
  return (
    <>
      <PageHeader title={<Trans>Counter and receipts</Trans>} />
      <Stack gap="sm">
        <LogoCard logoUrl={logoUrl} />
        <SettingsForm settings={settings} />
      </Stack>
    </>
  );
}
