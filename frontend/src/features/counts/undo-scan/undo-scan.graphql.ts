import { graphql } from "@/gql";

export const UndoScan = graphql(`
  mutation UndoScan($input: UndoScanInput!) {
    undoScan(input: $input) {
      __typename
      ... on UndoScanSuccess {
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
