import { graphql } from "@/gql";

export const AdjustStock = graphql(`
  mutation AdjustStock($input: AdjustStockInput!) {
    adjustStock(input: $input) {
      __typename
      ... on AdjustStockSuccess {
        item {
          id
          displayName
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
