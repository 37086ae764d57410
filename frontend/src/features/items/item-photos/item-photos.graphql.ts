import { graphql } from "@/gql";

export const ItemPhotosFragment = graphql(`
  fragment ItemPhotos_item on Item {
    id
    displayName
    photos {
      id
      state
      url
      thumbnailUrl
    }
  }
`);

export const AddItemPhoto = graphql(`
  mutation AddItemPhoto($input: AddItemPhotoInput!) {
    addItemPhoto(input: $input) {
      __typename
      ... on AddItemPhotoSuccess {
        item {
          id
        }
      }
      ... on PhotoRefused {
        reason
      }
    }
  }
`);

export const ArrangeItemPhotos = graphql(`
  mutation ArrangeItemPhotos($input: ArrangeItemPhotosInput!) {
    arrangeItemPhotos(input: $input) {
      __typename
    }
  }
`);

export const RemoveItemPhoto = graphql(`
  mutation RemoveItemPhoto($input: RemoveItemPhotoInput!) {
    removeItemPhoto(input: $input) {
      __typename
    }
  }
`);
