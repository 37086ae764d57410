import { graphql } from "@/gql";

export const InspectImportFile = graphql(`
  mutation InspectImportFile($input: InspectImportFileInput!) {
    inspectImportFile(input: $input) {
      __typename
      ... on InspectImportFileSuccess {
        look {
          columns
          sample
          rowCount
          suggested
        }
      }
      ... on FileNotReadable {
        message
      }
    }
  }
`);
