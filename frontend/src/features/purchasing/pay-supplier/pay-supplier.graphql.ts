import { graphql } from "@/gql";

export const PaySupplierMoney = graphql(`
  mutation PaySupplierMoney($input: PaySupplierMoneyInput!) {
    paySupplierMoney(input: $input) {
      __typename
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
    }
  }
`);

export const FixSupplierGrams = graphql(`
  mutation FixSupplierGrams($input: FixSupplierGramsInput!) {
    fixSupplierGrams(input: $input) {
      __typename
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
      ... on MoreThanOwed {
        owed
      }
    }
  }
`);
