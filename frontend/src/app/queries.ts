import { i18n } from "@lingui/core";
import { MutationCache, QueryClient } from "@tanstack/react-query";

import { graphql } from "@/gql";
import { renewSession } from "@/lib/auth/renew-session";
import { documentQuery } from "@/lib/graphql/document-query";
import { execute } from "@/lib/graphql/execute";
import { GraphqlFailure } from "@/lib/graphql/failure";
import type { Viewer } from "@/lib/viewer";
import { toastProblem } from "@/ui/toast";

import { failureText } from "./failure-messages";

export const SiteQuery = graphql(`
  query Site {
    site {
      kind
      shop {
        name
        slug
        country
        currency
        currencyDigits
        language
        timeZone
        status
      }
    }
  }
`);

export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      permissions
      user {
        id
        fullName
        username
        role
        language
        theme
      }
    }
  }
`);

export const siteQuery = { ...documentQuery(SiteQuery, {}), staleTime: Infinity };

/** Who is logged in; a session that ran out is renewed first. */
export const viewerQuery = {
  queryKey: ["viewer"],
  staleTime: 5 * 60_000,
  queryFn: async (): Promise<Viewer | null> => {
    const startedAt = Date.now();
    const { viewer } = await execute(ViewerQuery, {});
    if (viewer) return viewer;
    return (await renewSession(startedAt)) ? (await execute(ViewerQuery, {})).viewer : null;
  },
};

export function createQueries(): QueryClient {
  return new QueryClient({
    mutationCache: new MutationCache({
      onError: (error) => toastProblem(i18n._(failureText(error).explanation)),
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // Only a lost connection is worth another try; a refusal stays a refusal.
        retry: (failures, error) =>
          failures < 2 && error instanceof GraphqlFailure && error.code === "NETWORK",
      },
    },
  });
}
