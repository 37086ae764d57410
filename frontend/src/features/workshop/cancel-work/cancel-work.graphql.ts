import { graphql } from "@/gql";

export const CancelWorkOrder = graphql(`
  mutation CancelWorkOrder($input: CancelWorkOrderInput!) {
    cancelWorkOrder(input: $input) {
      __typename
    }
  }
`);
