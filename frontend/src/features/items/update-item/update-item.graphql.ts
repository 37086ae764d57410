import { graphql } from "@/gql";

export const UpdateItem = graphql(`
  mutation UpdateItem($input: UpdateItemInput!) {
    updateItem(input: $input) {
      __typename
      ... on UpdateItemSuccess {
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
