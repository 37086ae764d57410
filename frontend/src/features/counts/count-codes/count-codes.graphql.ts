import { graphql } from "@/gql";

export const CountCodes = graphql(`
  mutation CountCodes($input: CountCodesInput!) {
    countCodes(input: $input) {
      __typename
      ... on CountCodesSuccess {
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
