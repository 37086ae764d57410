import { useSuspenseQuery } from "@tanstack/react-query";

import { graphql } from "@/gql";
import type { BooksPeriodsQuery as Answer } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";

import type { PeriodSearch } from "../model/books-search";

export const BooksPeriodsQuery = graphql(`
  query BooksPeriods {
    reportSpans {
      span
      firstOn
      lastOn
    }
    branches {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

export type PeriodChoices = Answer;

/** The days that the address bar names, this month of the shop's calendar where it names none. */
export function usePeriod(search: PeriodSearch) {
  const { data } = useSuspenseQuery(documentQuery(BooksPeriodsQuery, {}));
  const month = data.reportSpans.find(({ span }) => span === "THIS_MONTH");
  const from = search.from ?? month?.firstOn ?? "";
  const to = search.to ?? month?.lastOn ?? "";
  return {
    choices: data,
    shown: { from, to, branch: search.branch },
    period: { firstOn: from, lastOn: to, branchId: search.branch },
  };
}
