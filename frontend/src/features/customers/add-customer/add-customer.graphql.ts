import { graphql } from "@/gql";

export const AddCustomer = graphql(`
  mutation AddCustomer($input: AddCustomerInput!) {
    addCustomer(input: $input) {
      __typename
      ... on AddCustomerSuccess {
        customer {
          id
          name
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
