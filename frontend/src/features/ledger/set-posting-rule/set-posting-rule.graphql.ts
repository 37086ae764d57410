import { graphql } from "@/gql";

export const SetPostingRule = graphql(`
  mutation SetPostingRule($input: SetPostingRuleInput!) {
    setPostingRule(input: $input) {
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
