import { graphql } from "@/gql";

export const RepricingPreviewQuery = graphql(`
  query RepricingPreview($input: RepricingInput!) {
    repricingPreview(input: $input) {
      __typename
      ... on RepricingPreview {
        count
        oldTotal
        newTotal
        digest
        prices {
          id
          sku
          name
          old
          new
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

export const RepriceItems = graphql(`
  mutation RepriceItems($input: RepriceItemsInput!) {
    repriceItems(input: $input) {
      __typename
      ... on RepriceItemsSuccess {
        digest
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
