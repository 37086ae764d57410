import { graphql } from "@/gql";

export const CollectLayaway = graphql(`
  mutation CollectLayaway($input: CollectLayawayInput!) {
    collectLayaway(input: $input) {
      __typename
      ... on CollectLayawaySuccess {
        plan {
          id
          sale {
            id
            number
          }
        }
      }
      ... on OutOfStock {
        skus
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
