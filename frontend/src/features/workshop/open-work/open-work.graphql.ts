import { graphql } from "@/gql";

export const OpenWorkOrder = graphql(`
  mutation OpenWorkOrder($input: OpenWorkOrderInput!) {
    openWorkOrder(input: $input) {
      __typename
      ... on OpenWorkOrderSuccess {
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
      ... on OutOfStock {
        skus
      }
    }
  }
`);

export const WorkAtOnce = graphql(`
  mutation WorkAtOnce($input: WorkAtOnceInput!) {
    workAtOnce(input: $input) {
      __typename
      ... on WorkAtOnceSuccess {
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
      ... on OutOfStock {
        skus
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
