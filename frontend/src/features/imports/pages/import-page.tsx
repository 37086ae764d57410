import { Trans } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";

import { ButtonLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";

import { ImportJobPanel } from "../import-job/import-job-panel";

const route = getRouteApi("/shop/imports/$importId");

/** One import of the past, or one that is still running. */
export function ImportPage() {
  const { importId } = route.useParams();
  return (
    <>
      <PageHeader
        title={<Trans>Import</Trans>}
        actions={
          <ButtonLink to="/imports" variant="default">
            <Trans>All imports</Trans>
          </ButtonLink>
        }
      />
      <ImportJobPanel jobId={importId} />
    </>
  );
}
