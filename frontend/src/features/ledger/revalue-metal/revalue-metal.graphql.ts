import { graphql } from "@/gql";

export const RevalueMetal = graphql(`
  mutation RevalueMetal($input: RevalueMetalInput!) {
    revalueMetal(input: $input) {
      __typename
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
      ... on MetalRateMissing {
        metal
      }
    }
  }
`);
