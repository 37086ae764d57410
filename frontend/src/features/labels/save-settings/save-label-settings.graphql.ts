import { graphql } from "@/gql";

export const SaveLabelSettings = graphql(`
  mutation SaveLabelSettings($input: SaveLabelSettingsInput!) {
    saveLabelSettings(input: $input) {
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
