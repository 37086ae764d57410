import { graphql } from "@/gql";

export const MoveCheque = graphql(`
  mutation MoveCheque($input: MoveChequeInput!) {
    moveCheque(input: $input) {
      __typename
      ... on MoveChequeSuccess {
        cheque {
          id
          status
        }
      }
    }
  }
`);
