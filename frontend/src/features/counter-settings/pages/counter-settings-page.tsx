import { Trans } from "@lingui/react/macro";
import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";

import { graphql } from "@/gql";
import type { SaveCounterSettingsInput } from "@/gql/graphql";
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
  const { logoUrl, ...settings } = data.counterSettings;
  return (
    <>
      <PageHeader title={<Trans>Counter and receipts</Trans>} />
      <Stack gap="sm">
        <LogoCard logoUrl={logoUrl} />
        <SettingsForm settings={inputOf(settings)} />
      </Stack>
    </>
  );
}

/** The settings as the server takes them: without the name of their type. */
function inputOf(settings: SaveCounterSettingsInput): SaveCounterSettingsInput {
  const { requiresShift, taxNumber, receiptHeader, receiptFooter } = settings;
  const { showsPriceParts, textsReceipts } = settings;
  return {
    requiresShift,
    taxNumber,
    receiptHeader,
    receiptFooter,
    showsPriceParts,
    textsReceipts,
  };
}
