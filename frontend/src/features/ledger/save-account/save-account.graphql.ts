import { graphql } from "@/gql";

export const AddAccount = graphql(`
  mutation AddAccount($input: AddAccountInput!) {
    addAccount(input: $input) {
      __typename
      ... on AddAccountSuccess {
        account {
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

export const UpdateAccount = graphql(`
  mutation UpdateAccount($input: UpdateAccountInput!) {
    updateAccount(input: $input) {
      __typename
      ... on UpdateAccountSuccess {
        account {
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
