import { graphql } from "@/gql";

export const ParkCart = graphql(`
  mutation ParkCart($input: ParkCartInput!) {
    parkCart(input: $input) {
      __typename
      ... on ParkCartSuccess {
        cart {
          id
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

export const ParkedCarts = graphql(`
  query ParkedCarts($branchId: ID!) {
    parkedCarts(branchId: $branchId, first: 100) {
      edges {
        node {
          id
          note
          lineCount
          parkedByName
          parkedAt
          customer {
            id
            name
          }
        }
      }
    }
  }
`);

export const ResumeCart = graphql(`
  mutation ResumeCart($input: ResumeCartInput!) {
    resumeCart(input: $input) {
      __typename
      ... on ResumeCartSuccess {
        customer {
          id
          name
        }
        lines {
          quantity
          discount
          item {
            id
            sku
            displayName
            tracking
          }
        }
      }
    }
  }
`);
