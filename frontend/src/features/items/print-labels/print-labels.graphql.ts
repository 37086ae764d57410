import { graphql } from "@/gql";

export const LabelFormatsQuery = graphql(`
  query LabelFormats {
    labelSettings {
      formats {
        kind
        columns
        rows
      }
    }
  }
`);

export const LabelPreviewQuery = graphql(`
  query LabelPreview($input: LabelsInput!) {
    labelPreview(input: $input) {
      __typename
      ... on LabelPreview {
        svg
      }
    }
  }
`);

export const PrintLabels = graphql(`
  mutation PrintLabels($input: PrintLabelsInput!) {
    printLabels(input: $input) {
      __typename
      ... on PrintLabelsSuccess {
        url
        count
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
