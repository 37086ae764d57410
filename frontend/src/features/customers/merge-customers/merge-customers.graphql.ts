import { graphql } from "@/gql";

export const PossibleDoubles = graphql(`
  query PossibleDoubles($customerId: ID!) {
    possibleDoubles(customerId: $customerId) {
      id
      name
      phoneShown
      email
    }
  }
`);

export const MergeCustomers = graphql(`
  mutation MergeCustomers($input: MergeCustomersInput!) {
    mergeCustomers(input: $input) {
      __typename
      ... on MergeCustomersSuccess {
        customer {
          id
          name
        }
      }
    }
  }
`);
