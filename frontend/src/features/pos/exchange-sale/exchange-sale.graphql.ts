import { graphql } from "@/gql";

export const ExchangeSale = graphql(`
  mutation ExchangeSale($input: ExchangeSaleInput!) {
    exchangeSale(input: $input) {
      __typename
      ... on ExchangeSaleSuccess {
        sale {
          id
          ...SoldDialog_sale
        }
      }
      ... on MoreThanSold {
        position
        left
      }
      ... on OutOfStock {
        skus
      }
      ... on PaymentMismatch {
        total
        paid
      }
      ... on TooFewPoints {
        minimum
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

export const ReturnValue = graphql(`
  query ReturnValue($saleId: ID!, $lines: [ReturnedLineInput!]!) {
    returnValue(saleId: $saleId, lines: $lines)
  }
`);
