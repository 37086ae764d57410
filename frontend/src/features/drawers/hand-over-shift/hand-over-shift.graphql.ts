import { graphql } from "@/gql";

export const HandOverShift = graphql(`
  mutation HandOverShift($input: HandOverShiftInput!) {
    handOverShift(input: $input) {
      __typename
      ... on NotYourShift {
        holderName
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
