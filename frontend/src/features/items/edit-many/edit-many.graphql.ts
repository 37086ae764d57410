import { graphql } from "@/gql";

export const ItemEditPreviewQuery = graphql(`
  query ItemEditPreview($input: ItemEditInput!, $page: Int!) {
    itemEditPreview(input: $input, page: $page) {
      __typename
      ... on ItemEditPreview {
        count
        unchanged
        refusedCount
        digest
        edited {
          id
          sku
          name
          values {
            column
            old
            new
          }
        }
        refused {
          id
          sku
          name
          reasons
        }
      }
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
      ... on TooManyItems {
        most
      }
    }
  }
`);

export const EditItems = graphql(`
  mutation EditItems($input: EditItemsInput!) {
    editItems(input: $input) {
      __typename
      ... on EditItemsSuccess {
        edit {
          id
          count
        }
      }
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
      ... on TooManyItems {
        most
      }
    }
  }
`);

export const EditManyCategoriesQuery = graphql(`
  query EditManyCategories {
    categories(first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);
