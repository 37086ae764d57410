import { graphql } from "@/gql";

export const AcceptSupplierInvoice = graphql(`
  mutation AcceptSupplierInvoice($input: AcceptSupplierInvoiceInput!) {
    acceptSupplierInvoice(input: $input) {
      __typename
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
    }
  }
`);

export const WithdrawSupplierInvoice = graphql(`
  mutation WithdrawSupplierInvoice($input: WithdrawSupplierInvoiceInput!) {
    withdrawSupplierInvoice(input: $input) {
      __typename
    }
  }
`);
