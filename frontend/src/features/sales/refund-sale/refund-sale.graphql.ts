import { graphql } from "@/gql";

export const RefundSale = graphql(`
  mutation RefundSale($input: RefundSaleInput!) {
    refundSale(input: $input) {
      __typename
      ... on RefundSaleSuccess {
        refund {
          id
          number
        }
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
