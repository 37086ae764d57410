import { graphql } from "@/gql";

export const ReturnSale = graphql(`
  mutation ReturnSale($input: ReturnSaleInput!) {
    returnSale(input: $input) {
      __typename
      ... on ReturnSaleSuccess {
        refund {
          id
          number
        }
      }
      ... on MoreThanSold {
        position
        left
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
