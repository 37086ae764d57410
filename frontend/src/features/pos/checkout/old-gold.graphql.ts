import { graphql } from "@/gql";

export const OldGoldValueQuery = graphql(`
  query OldGoldValue($quoteId: ID!, $pieces: [OldGoldInput!]!) {
    oldGoldValue(quoteId: $quoteId, pieces: $pieces) {
      total
    }
  }
`);
