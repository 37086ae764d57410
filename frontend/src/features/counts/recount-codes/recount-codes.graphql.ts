import { graphql } from "@/gql";

export const RecountCodes = graphql(`
  mutation RecountCodes($input: RecountCodesInput!) {
    recountCodes(input: $input) {
      __typename
      ... on RecountCodesSuccess {
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
