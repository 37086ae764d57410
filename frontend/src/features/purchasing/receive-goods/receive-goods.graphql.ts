import { graphql } from "@/gql";

export const ReceiveGoods = graphql(`
  mutation ReceiveGoods($input: ReceiveGoodsInput!) {
    receiveGoods(input: $input) {
      __typename
      ... on ReceiveGoodsSuccess {
        receipt {
          id
          number
        }
      }
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
      ... on MoreThanOrdered {
        open
      }
    }
  }
`);
