import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type {
  MetalSettlement,
  PurchaseDifferenceKind,
  SupplierInvoiceKind,
  SupplierInvoiceStatus,
} from "@/gql/graphql";

type Labels<Code extends string> = Record<Code, MessageDescriptor>;

export const invoiceKindLabels: Labels<SupplierInvoiceKind> = {
  INVOICE: msg`Invoice`,
  DEBIT_NOTE: msg`Debit note`,
};

export const invoiceStatusLabels: Labels<SupplierInvoiceStatus> = {
  HELD: msg`Held`,
  POSTED: msg`In the books`,
};

export const settlementLabels: Labels<MetalSettlement> = {
  MONEY: msg`Priced in money`,
  GRAMS: msg`Owed in fine grams`,
};

export const differenceLabels: Labels<PurchaseDifferenceKind> = {
  QUANTITY: msg`Quantity`,
  WEIGHT: msg`Fine weight`,
  COST: msg`Making and other cost`,
  RATE: msg`Price of the metal`,
};
