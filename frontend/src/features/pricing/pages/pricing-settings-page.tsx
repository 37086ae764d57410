import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { PricingSettingsForm } from "../settings/pricing-settings-form";

export const PricingSettingsQuery = graphql(`
  query PricingSettings {
    pricingSettings {
      revision
      ruleVersion
      ruleSource
      ...PricingSettingsForm_settings
    }
  }
`);

export function PricingSettingsPage() {
  const { data, error } = useQuery(documentQuery(PricingSettingsQuery, {}));
  const settings = data?.pricingSettings;
  return (
    <>
      <PageHeader
        title={<Trans>How we make our prices</Trans>}
        description={
          settings ? (
            <bdi>
              {settings.ruleVersion} · {settings.ruleSource}
            </bdi>
          ) : null
        }
      />
      <QueryFailure error={error} />
      {settings ? <PricingSettingsForm key={settings.revision} settings={settings} /> : null}
    </>
  );
}
