import { graphql } from "@/gql";

export const MoveCash = graphql(`
  mutation MoveCash($input: MoveCashInput!) {
    moveCash(input: $input) {
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
