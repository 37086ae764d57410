import { graphql } from "@/gql";

export const PayPlan = graphql(`
  mutation PayPlan($input: PayPlanInput!) {
    payPlan(input: $input) {
      __typename
      ... on PayPlanSuccess {
        plan {
          id
          status
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
