import { graphql } from "@/gql";

export const VoidSale = graphql(`
  mutation VoidSale($input: VoidSaleInput!) {
    voidSale(input: $input) {
      __typename
      ... on VoidSaleSuccess {
        sale {
          id
        }
      }
      ... on SaleNotVoidable {
        message
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
