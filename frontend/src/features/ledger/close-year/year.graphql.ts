import { graphql } from "@/gql";

export const CloseYear = graphql(`
  mutation CloseYear($input: CloseYearInput!) {
    closeYear(input: $input) {
      __typename
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
      ... on YearClosed {
        lastOn
      }
    }
  }
`);

export const ReopenYear = graphql(`
  mutation ReopenYear($input: ReopenYearInput!) {
    reopenYear(input: $input) {
      __typename
      ... on YearClosed {
        lastOn
      }
    }
  }
`);
