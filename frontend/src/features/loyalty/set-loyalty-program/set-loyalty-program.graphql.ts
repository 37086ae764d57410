import { graphql } from "@/gql";

export const LoyaltyProgramQuery = graphql(`
  query LoyaltyProgram {
    loyaltyProgram {
      isActive
      tiers {
        name
        fromSpend
        moneyPerPoint
      }
      tierMonths
      excludedClasses
      pointValue
      minimumPoints
      expiryMonths
      referralPoints
      giftCardMonths
    }
  }
`);

export const SetLoyaltyProgram = graphql(`
  mutation SetLoyaltyProgram($input: SetLoyaltyProgramInput!) {
    setLoyaltyProgram(input: $input) {
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
