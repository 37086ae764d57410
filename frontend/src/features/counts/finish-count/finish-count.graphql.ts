import { graphql } from "@/gql";

export const FinishCount = graphql(`
  mutation FinishCount($input: FinishCountInput!) {
    finishCount(input: $input) {
      __typename
      ... on FinishCountSuccess {
        count {
          id
          status
        }
      }
      ... on CountMovedOn {
        status
      }
    }
  }
`);
