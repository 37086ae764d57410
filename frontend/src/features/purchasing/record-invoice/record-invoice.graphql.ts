import { graphql } from "@/gql";

export const UninvoicedGoods = graphql(`
  query UninvoicedGoods($supplierId: ID!, $branchId: ID!) {
    uninvoicedGoods(supplierId: $supplierId, branchId: $branchId) {
      id
      receiptNumber
      quantity
      fineWeight
      metal
      cost
      item {
        id
        sku
        name
      }
    }
  }
`);

export const RecordSupplierInvoice = graphql(`
  mutation RecordSupplierInvoice($input: RecordSupplierInvoiceInput!) {
    recordSupplierInvoice(input: $input) {
      __typename
      ... on RecordSupplierInvoiceSuccess {
        invoice {
          id
          number
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
