import { graphql } from "@/gql";

export const PricingSettingsFragment = graphql(`
  fragment PricingSettingsForm_settings on PricingSettings {
    revision
    profits {
      key
      label
      rulePercent
      percent
    }
    taxes {
      key
      label
      rulePercent
      percent
    }
    discounts {
      key
      label
      percent
    }
    spreads {
      metal
      sellPercent
      buyPercent
    }
    totalStep
    quoteMinutes
    rateHoldPercent
    mithqal
    tola
  }
`);

export const UpdatePricingSettings = graphql(`
  mutation UpdatePricingSettings($input: UpdatePricingSettingsInput!) {
    updatePricingSettings(input: $input) {
      __typename
      ... on UpdatePricingSettingsSuccess {
        settings {
          revision
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
