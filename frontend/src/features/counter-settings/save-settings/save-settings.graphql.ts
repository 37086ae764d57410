import { graphql } from "@/gql";

export const SaveCounterSettings = graphql(`
  mutation SaveCounterSettings($input: SaveCounterSettingsInput!) {
    saveCounterSettings(input: $input) {
      __typename
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
    }
  }
`);
