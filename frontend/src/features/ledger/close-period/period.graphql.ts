import { graphql } from "@/gql";

export const ClosePeriod = graphql(`
  mutation ClosePeriod($input: ClosePeriodInput!) {
    closePeriod(input: $input) {
      __typename
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
      ... on PeriodNotOpen {
        closedThrough
      }
    }
  }
`);

export const ReopenPeriod = graphql(`
  mutation ReopenPeriod($input: ReopenPeriodInput!) {
    reopenPeriod(input: $input) {
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
