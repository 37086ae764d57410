import { graphql } from "@/gql";

export const ApproveCount = graphql(`
  mutation ApproveCount($input: ApproveCountInput!) {
    approveCount(input: $input) {
      __typename
      ... on ApproveCountSuccess {
        count {
          id
          status
        }
      }
      ... on CountMovedOn {
        status
      }
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
      ... on RecountNeeded {
        skus
      }
      ... on OutOfStock {
        skus
      }
      ... on PieceInStock {
        skus
      }
    }
  }
`);
