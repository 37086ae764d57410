import { graphql } from "@/gql";

export const FindItems = graphql(`
  query FindItems($search: String, $ordering: [ItemOrder!]!) {
    items(
      filters: { search: $search, isActive: true, inStock: true }
      ordering: $ordering
      first: 24
    ) {
      edges {
        node {
          ...FoundItem_item
        }
      }
    }
  }
`);

export const ItemByCode = graphql(`
  query ItemByCode($code: String!) {
    itemByCode(code: $code) {
      ...FoundItem_item
    }
  }
`);

export const FoundItemFragment = graphql(`
  fragment FoundItem_item on Item {
    id
    sku
    displayName
    thumbnailUrl
    tracking
    metal
    karat
    fineness
    netWeight
    inStock
  }
`);
