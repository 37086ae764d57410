import { graphql } from "@/gql";

export const RevealIdentity = graphql(`
  mutation RevealIdentity($input: RevealIdentityInput!) {
    revealIdentity(input: $input) {
      __typename
      ... on RevealIdentitySuccess {
        number
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
