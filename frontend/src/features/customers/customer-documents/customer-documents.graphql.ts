import { graphql } from "@/gql";

export const CustomerDocumentsFragment = graphql(`
  fragment CustomerDocuments_customer on Customer {
    id
    documents {
      id
      name
      contentType
      size
      addedAt
      url
    }
  }
`);

export const AddCustomerDocument = graphql(`
  mutation AddCustomerDocument($input: AddCustomerDocumentInput!) {
    addCustomerDocument(input: $input) {
      __typename
      ... on AddCustomerDocumentSuccess {
        document {
          id
          name
        }
      }
      ... on DocumentRefused {
        reason
      }
    }
  }
`);

export const RemoveCustomerDocument = graphql(`
  mutation RemoveCustomerDocument($input: RemoveCustomerDocumentInput!) {
    removeCustomerDocument(input: $input) {
      __typename
    }
  }
`);
