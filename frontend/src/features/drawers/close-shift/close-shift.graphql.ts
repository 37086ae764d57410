import { graphql } from "@/gql";

export const CloseShift = graphql(`
  mutation CloseShift($input: CloseShiftInput!) {
    closeShift(input: $input) {
      __typename
      ... on CloseShiftSuccess {
        shift {
          id
        }
      }
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
