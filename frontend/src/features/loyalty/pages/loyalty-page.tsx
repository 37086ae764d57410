import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";

import { documentQuery } from "@/lib/graphql/document-query";
import { useCan } from "@/lib/viewer";
import { ButtonLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";

import { programValues } from "../model/program-values";
import { SetLoyaltyProgramForm } from "../set-loyalty-program/set-loyalty-program-form";
import { LoyaltyProgramQuery } from "../set-loyalty-program/set-loyalty-program.graphql";

export function LoyaltyPage() {
  const { t } = useLingui();
  const changes = useCan("loyalty.change");
  const { data } = useSuspenseQuery(documentQuery(LoyaltyProgramQuery, {}));
  return (
    <>
      <PageHeader
        title={<Trans>Loyalty program</Trans>}
        description={<Trans>What customers earn when they buy, and what it pays.</Trans>}
        actions={
          <ButtonLink to="/gift-cards" variant="default">
            <Trans>Gift cards</Trans>
          </ButtonLink>
        }
      />
      <SetLoyaltyProgramForm
        initial={programValues(data.loyaltyProgram, t`Silver tier`)}
        readOnly={!changes}
      />
    </>
  );
}
