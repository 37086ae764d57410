import { graphql } from "@/gql";

export const CancelCount = graphql(`
  mutation CancelCount($input: CancelCountInput!) {
    cancelCount(input: $input) {
      __typename
      ... on CancelCountSuccess {
        count {
          id
          status
        }
      }
      ... on CountMovedOn {
        status
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
