import { graphql } from "@/gql";

export const SellGiftCard = graphql(`
  mutation SellGiftCard($input: SellGiftCardInput!) {
    sellGiftCard(input: $input) {
      __typename
      ... on SellGiftCardSuccess {
        code
        giftCard {
          id
          balance
          expiresOn
        }
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
