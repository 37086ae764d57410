import { graphql } from "@/gql";

export const SaveColumnMapping = graphql(`
  mutation SaveColumnMapping($input: SaveColumnMappingInput!) {
    saveColumnMapping(input: $input) {
      __typename
      ... on SaveColumnMappingSuccess {
        mapping {
          id
          name
        }
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
