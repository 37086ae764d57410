import { graphql } from "@/gql";

export const StartInstalments = graphql(`
  mutation StartInstalments($input: StartInstalmentsInput!) {
    startInstalments(input: $input) {
      __typename
      ... on StartInstalmentsSuccess {
        plan {
          id
          number
        }
      }
      ... on OutOfStock {
        skus
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

export const StartLayaway = graphql(`
  mutation StartLayaway($input: StartLayawayInput!) {
    startLayaway(input: $input) {
      __typename
      ... on StartLayawaySuccess {
        plan {
          id
          number
        }
      }
      ... on OutOfStock {
        skus
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
