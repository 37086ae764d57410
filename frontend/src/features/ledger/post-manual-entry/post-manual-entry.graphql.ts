import { graphql } from "@/gql";

export const PostManualEntry = graphql(`
  mutation PostManualEntry($input: PostManualEntryInput!) {
    postManualEntry(input: $input) {
      __typename
      ... on PostManualEntrySuccess {
        entry {
          id
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
