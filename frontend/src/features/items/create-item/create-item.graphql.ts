import { graphql } from "@/gql";

export const CreateItem = graphql(`
  mutation CreateItem($input: CreateItemInput!) {
    createItem(input: $input) {
      __typename
      ... on CreateItemSuccess {
        item {
          id
          displayName
        }
      }
      ... on LimitReached {
        allowed
        plan
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
