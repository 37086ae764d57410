import { graphql } from "@/gql";

export const VoidPurchase = graphql(`
  mutation VoidPurchase($input: VoidPurchaseInput!) {
    voidPurchase(input: $input) {
      __typename
      ... on VoidPurchaseSuccess {
        purchase {
          id
          number
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
