import { graphql } from "@/gql";

export const SupplierFormFragment = graphql(`
  fragment SupplierForm_supplier on Supplier {
    id
    name
    contact
    phone
    country
    taxNumber
    note
    isActive
  }
`);

export const AddSupplier = graphql(`
  mutation AddSupplier($input: AddSupplierInput!) {
    addSupplier(input: $input) {
      __typename
      ... on AddSupplierSuccess {
        supplier {
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

export const UpdateSupplier = graphql(`
  mutation UpdateSupplier($input: UpdateSupplierInput!) {
    updateSupplier(input: $input) {
      __typename
      ... on UpdateSupplierSuccess {
        supplier {
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
