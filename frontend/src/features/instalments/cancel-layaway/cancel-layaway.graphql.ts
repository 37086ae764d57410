import { graphql } from "@/gql";

export const CancelLayaway = graphql(`
  mutation CancelLayaway($input: CancelLayawayInput!) {
    cancelLayaway(input: $input) {
      __typename
      ... on CancelLayawaySuccess {
        plan {
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
