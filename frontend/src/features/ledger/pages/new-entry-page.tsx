import { Trans } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { PageHeader } from "@/ui/page-header";

import { BooksTabs } from "../parts/books-tabs";
import { ManualEntryForm } from "../post-manual-entry/manual-entry-form";

export const NewEntryQuery = graphql(`
  query NewEntry {
    chartOfAccounts {
      account {
        id
        code
        name
        isActive
      }
    }
    branches {
      edges {
        node {
          id
          name
          isDefault
        }
      }
    }
    reportSpans {
      span
      firstOn
    }
  }
`);

/** Writes an entry by hand. */
export function NewEntryPage() {
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(documentQuery(NewEntryQuery, {}));
  const accounts = data.chartOfAccounts
    .filter(({ account }) => account.isActive)
    .map(({ account }) => ({ value: account.id, label: `${account.code} ${account.name}` }));
  const branches = data.branches.edges
    .map(({ node }) => node)
    .toSorted((left, right) => Number(right.isDefault) - Number(left.isDefault))
    .map(({ id, name }) => ({ value: id, label: name }));
  const today = data.reportSpans.find(({ span }) => span === "TODAY")?.firstOn ?? "";
  return (
    <>
      <PageHeader title={<Trans>New entry</Trans>} />
      <BooksTabs />
      <ManualEntryForm
        accounts={accounts}
        branches={branches}
        today={today}
        onPosted={(entryId) =>
          void navigate({ to: "/books/journal/$entryId", params: { entryId } })
        }
      />
    </>
  );
}
