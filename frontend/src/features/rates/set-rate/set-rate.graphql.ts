import { graphql } from "@/gql";

export const SetRate = graphql(`
  mutation SetRate($input: SetRateInput!) {
    setRate(input: $input) {
      __typename
      ... on SetRateSuccess {
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
