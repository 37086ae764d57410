import { graphql } from "@/gql";

export const QuoteCart = graphql(`
  mutation QuoteCart($input: QuoteCartInput!) {
    quoteCart(input: $input) {
      __typename
      ... on QuoteCartSuccess {
        quote {
          id
          total
          expiresAt
          ...QuoteTotals_quote
          lines {
            item {
              id
            }
            components {
              code
              amount
            }
            ...CartLine_quoted
          }
        }
      }
      ... on RateStale {
        metal
        maxAgeMinutes
      }
      ... on RateMissing {
        metal
      }
      ... on DiscountNotAllowed {
        allowedPercent
      }
      ... on NotPriced {
        sku
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
