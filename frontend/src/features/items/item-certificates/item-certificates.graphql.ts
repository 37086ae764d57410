import { graphql } from "@/gql";

export const ItemCertificatesFragment = graphql(`
  fragment ItemCertificates_item on Item {
    id
    certificates {
      id
      lab
      number
      url
      addedAt
    }
    stones {
      id
      kind
      count
      carat
      certificateLab
      certificateNumber
    }
  }
`);

export const AddItemCertificate = graphql(`
  mutation AddItemCertificate($input: AddItemCertificateInput!) {
    addItemCertificate(input: $input) {
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

export const RemoveItemCertificate = graphql(`
  mutation RemoveItemCertificate($input: RemoveItemCertificateInput!) {
    removeItemCertificate(input: $input) {
      __typename
    }
  }
`);
