import { graphql } from "@/gql";

export const SignUpOptions = graphql(`
  query SignUpOptions {
    countryPresets {
      code
      name
      currency
    }
    plans {
      code
      name
    }
  }
`);

export const CheckSubdomain = graphql(`
  query CheckSubdomain($slug: String!) {
    checkSubdomain(slug: $slug) {
      slug
      verdict
    }
  }
`);

export const SignUp = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      __typename
      ... on SignUpSuccess {
        shopUrl
        shop {
          name
        }
      }
      ... on SubdomainRefused {
        reason
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
