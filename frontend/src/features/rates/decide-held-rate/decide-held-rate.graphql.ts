import { graphql } from "@/gql";

export const DecideHeldRate = graphql(`
  mutation DecideHeldRate($input: DecideHeldRateInput!) {
    decideHeldRate(input: $input) {
      __typename
      ... on DecideHeldRateSuccess {
        rate {
          id
          status
        }
      }
    }
  }
`);
