import { graphql } from "@/gql";

export const OpenCount = graphql(`
  mutation OpenCount($input: OpenCountInput!) {
    openCount(input: $input) {
      __typename
      ... on OpenCountSuccess {
        count {
          id
          status
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
