import { graphql } from "@/gql";

export const Checkout = graphql(`
  mutation Checkout($input: CheckoutInput!) {
    checkout(input: $input) {
      __typename
      ... on CheckoutSuccess {
        sale {
          ...SoldDialog_sale
        }
      }
      ... on OutOfStock {
        skus
      }
      ... on PaymentMismatch {
        total
        paid
      }
      ... on TooFewPoints {
        minimum
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
