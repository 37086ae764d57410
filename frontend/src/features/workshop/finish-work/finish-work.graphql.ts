import { graphql } from "@/gql";

export const FinishWorkOrder = graphql(`
  mutation FinishWorkOrder($input: FinishWorkOrderInput!) {
    finishWorkOrder(input: $input) {
      __typename
      ... on FinishWorkOrderSuccess {
        order {
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
      ... on LossAboveAllowance {
        metal
        loss
        allowed
      }
      ... on MoreMetalThanUsed {
        metal
        surplus
      }
    }
  }
`);
