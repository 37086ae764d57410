import { graphql } from "@/gql";

export const BuyBack = graphql(`
  mutation BuyBack($input: BuyBackInput!) {
    buyBack(input: $input) {
      __typename
      ... on BuyBackSuccess {
        purchase {
          id
          number
        }
      }
      ... on RateMissing {
        metal
      }
      ... on RateStale {
        metal
      }
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
    }
  }
`);
