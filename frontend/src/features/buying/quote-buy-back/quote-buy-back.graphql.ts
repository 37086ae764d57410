import { graphql } from "@/gql";

export const QuoteBuyBack = graphql(`
  query QuoteBuyBack($input: QuoteBuyBackInput!) {
    quoteBuyBack(input: $input) {
      __typename
      ... on BuyBackOffer {
        total
        identityIsDemanded
        identityKinds
        paidToday
        lines {
          ...OfferParts_line
        }
        ...OfferTotals_offer
      }
      ... on RateMissing {
        metal
      }
      ... on RateStale {
        metal
        maxAgeMinutes
      }
      ... on PriceNotAllowed {
        value
        path
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
