import { graphql } from "@/gql";

export const OpenShift = graphql(`
  mutation OpenShift($input: OpenShiftInput!) {
    openShift(input: $input) {
      __typename
      ... on ShiftAlreadyOpen {
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
