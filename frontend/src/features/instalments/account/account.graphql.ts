import { graphql } from "@/gql";

export const CustomerAccountQuery = graphql(`
  query CustomerAccount($customerId: ID!) {
    customerAccount(customerId: $customerId) {
      commodity
      owed
      payout
    }
    branches(first: 50) {
      edges {
        node {
          id
          isDefault
          isActive
          terminals {
            id
            isActive
          }
        }
      }
    }
  }
`);

export const PayAccount = graphql(`
  mutation PayAccount($input: PayAccountInput!) {
    payAccount(input: $input) {
      __typename
      ... on PayAccountSuccess {
        customer {
          id
        }
      }
      ... on MoreThanIsOpen {
        open
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

export const PayOutAccount = graphql(`
  mutation PayOutAccount($input: PayOutAccountInput!) {
    payOutAccount(input: $input) {
      __typename
      ... on PayOutAccountSuccess {
        customer {
          id
        }
      }
      ... on AccountChanged {
        payout
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
