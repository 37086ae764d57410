import { graphql } from "@/gql";

export const EditCustomerFragment = graphql(`
  fragment EditCustomer_customer on Customer {
    id
    kind
    name
    phone
    otherPhones
    email
    province
    city
    address
    postalCode
    ringSize
    preferences
    tags
    note
    acceptsSms
    acceptsEmail
    familyDates {
      kind
      name
      on
    }
  }
`);

export const UpdateCustomer = graphql(`
  mutation UpdateCustomer($input: UpdateCustomerInput!) {
    updateCustomer(input: $input) {
      __typename
      ... on UpdateCustomerSuccess {
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
