import { graphql } from "@/gql";

export const SetLogo = graphql(`
  mutation SetLogo($input: SetLogoInput!) {
    setLogo(input: $input) {
      __typename
      ... on LimitReached {
        message
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
