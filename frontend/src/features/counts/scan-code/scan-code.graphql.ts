import { graphql } from "@/gql";

export const ScanCode = graphql(`
  mutation ScanCode($input: ScanCodeInput!) {
    scanCode(input: $input) {
      __typename
      ... on ScanCodeSuccess {
        outcome
        line {
          id
          code
          counted
          countedByName
          kind
          item {
            id
            sku
            name
            tracking
          }
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
