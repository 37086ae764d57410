import { graphql } from "@/gql";

export const ReverseJournalEntry = graphql(`
  mutation ReverseJournalEntry($input: ReverseJournalEntryInput!) {
    reverseJournalEntry(input: $input) {
      __typename
      ... on ReverseJournalEntrySuccess {
        reversal {
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
