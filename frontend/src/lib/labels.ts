import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type {
  AuditAction,
  CashReason,
  CountLineKind,
  CountScope,
  CountStatus,
  CreditEntryKind,
  CustomerKind,
  FamilyDateKind,
  ChequeStatus,
  IdentityKind,
  ImportKind,
  ImportStatus,
  ItemClass,
  LabelKind,
  LabelPart,
  MakingMethod,
  Metal,
  MovementKind,
  PaymentMethod,
  PlanEntryKind,
  PlanKind,
  PlanStatus,
  Purse,
  ReturnReason,
  PurchaseStatus,
  Role,
  SaleKind,
  SaleStatus,
  StoneKind,
  TakingKind,
  Tracking,
  TransferStatus,
  WeightUnit,
  WorkKind,
  WorkSide,
  WorkStatus,
} from "@/gql/graphql";

type Labels<Code extends string> = Record<Code, MessageDescriptor>;

/** What people call the codes that the graph uses. */
export const roleLabels: Labels<Role> = {
  OWNER: msg`Owner`,
  MANAGER: msg`Manager`,
  CASHIER: msg`Cashier`,
  GOLDSMITH: msg`Goldsmith`,
  ACCOUNTANT: msg`Accountant`,
  PLATFORM_ADMIN: msg`Platform administrator`,
  PLATFORM_SUPPORT: msg`Platform support`,
};

export const labelKindLabels: Labels<LabelKind> = {
  RAT_TAIL: msg`Jewellery tag with a tail`,
  SQUARE: msg`Square jewellery tag`,
  SHELF: msg`Shelf label`,
  A4_SHEET: msg`Sheet of labels, A4`,
};

export const labelPartLabels: Labels<LabelPart> = {
  NAME: msg`Name`,
  SKU: msg`SKU`,
  WEIGHT: msg`Net weight`,
  FINENESS: msg`Fineness`,
  STONES: msg`Stones`,
  BARCODE: msg`Barcode`,
  QR: msg`QR code`,
};

export const metalLabels: Labels<Metal> = {
  XAU: msg`Gold`,
  XAG: msg`Silver`,
  XPT: msg`Platinum`,
  XPD: msg`Palladium`,
};

export const unitLabels: Labels<WeightUnit> = {
  MILLIGRAM: msg`Milligram`,
  GRAM: msg`Gram`,
  KILOGRAM: msg`Kilogram`,
  GRAIN: msg`Grain`,
  PENNYWEIGHT: msg`Pennyweight`,
  TROY_OUNCE: msg`Troy ounce`,
  TROY_POUND: msg`Troy pound`,
  TOLA: msg`Tola`,
  TOLA_TRADE: msg`Tola (trade)`,
  MITHQAL: msg`Mithqal`,
  MITHQAL_24_NOKHOD: msg`Mithqal (24 nokhod)`,
  NOKHOD: msg`Nokhod`,
  GANDOM: msg`Gandom`,
  SUT: msg`Sut`,
  CARAT: msg`Carat`,
};

export const itemClassLabels: Labels<ItemClass> = {
  ORNAMENT: msg`Ornament`,
  JEWEL: msg`Jewel`,
  COIN: msg`Coin`,
  BULLION: msg`Bullion`,
  SCRAP: msg`Scrap`,
  LOOSE_STONE: msg`Loose stone`,
  GOODS: msg`Other goods`,
};

export const trackingLabels: Labels<Tracking> = {
  PIECE: msg`As a unique piece`,
  QUANTITY: msg`By quantity`,
  WEIGHT: msg`By weight`,
};

export const makingMethodLabels: Labels<MakingMethod> = {
  PER_GRAM: msg`Per gram`,
  PER_PIECE: msg`Per piece`,
  PERCENT_OF_METAL: msg`Percent of the metal's value`,
  PERCENT_OF_RATE_WEIGHT: msg`Percent of rate × weight`,
};

export const stoneKindLabels: Labels<StoneKind> = {
  DIAMOND: msg`Diamond`,
  RUBY: msg`Ruby`,
  SAPPHIRE: msg`Sapphire`,
  EMERALD: msg`Emerald`,
  TURQUOISE: msg`Turquoise`,
  PEARL: msg`Pearl`,
  ZIRCON: msg`Zircon`,
  OTHER: msg`Other stone`,
};

export const movementKindLabels: Labels<MovementKind> = {
  OPENING: msg`Opening stock`,
  IMPORT: msg`Import`,
  ADJUSTMENT: msg`Adjustment`,
  CORRECTION: msg`Weight or cost corrected`,
  SALE: msg`Sale`,
  REFUND: msg`Refund`,
  PURCHASE: msg`Bought`,
  PURCHASE_VOID: msg`Purchase voided`,
  TRANSFER: msg`Transfer between branches`,
  MEMO: msg`On memo`,
  CONSIGNMENT: msg`Goods of others`,
  COUNT: msg`Stock count`,
  WORKSHOP: msg`Workshop`,
  GOODS_RECEIPT: msg`From a supplier`,
  SUPPLIER_RETURN: msg`Returned to a supplier`,
  SUPPLIER_PAYMENT: msg`Paid to a supplier in metal`,
};

export const transferStatusLabels: Labels<TransferStatus> = {
  REQUESTED: msg`Requested`,
  APPROVED: msg`Approved`,
  SENT: msg`On the way`,
  RECEIVED: msg`Received`,
  REJECTED: msg`Rejected`,
  CANCELLED: msg`Cancelled`,
};

export const saleKindLabels: Labels<SaleKind> = {
  SALE: msg`Sale`,
  REFUND: msg`Refund`,
  ADJUSTMENT: msg`Adjustment`,
};

export const saleStatusLabels: Labels<SaleStatus> = {
  COMPLETED: msg`Completed`,
  PARTLY_REFUNDED: msg`Partly refunded`,
  REFUNDED: msg`Refunded`,
  VOIDED: msg`Void`,
};

export const returnReasonLabels: Labels<ReturnReason> = {
  SIZE: msg`Does not fit`,
  TASTE: msg`Changed their mind`,
  DEFECT: msg`Defect`,
  WRONG_ITEM: msg`Wrong item`,
  GIFT: msg`Gift returned`,
  OTHER: msg`Another reason`,
};

export const chequeStatusLabels: Labels<ChequeStatus> = {
  RECEIVED: msg`In hand`,
  DEPOSITED: msg`Deposited`,
  CLEARED: msg`Cleared`,
  BOUNCED: msg`Bounced`,
  RETURNED: msg`Given back`,
};

export const paymentMethodLabels: Labels<PaymentMethod> = {
  CASH: msg`Cash`,
  CARD: msg`Card`,
  TRANSFER: msg`Bank transfer`,
  CHEQUE: msg`Cheque`,
  STORE_CREDIT: msg`Store credit`,
  GIFT_CARD: msg`Gift card`,
  POINTS: msg`Loyalty points`,
  OLD_GOLD: msg`Old gold`,
  ON_ACCOUNT: msg`On account`,
  GRAMS: msg`Owed in grams`,
  DEPOSIT: msg`Deposit`,
  OTHER: msg`Other`,
};

export const takingKindLabels: Labels<TakingKind> = {
  SALE: msg`Sale`,
  RETURN: msg`Return`,
  BUY_BACK: msg`Buying`,
  SUPPLIER: msg`Paid to a supplier`,
  DEPOSIT: msg`Deposit`,
  INSTALMENT: msg`Instalment`,
  GIFT_CARD: msg`Gift card`,
  CASH_IN: msg`Cash in`,
  CASH_OUT: msg`Cash out`,
};

export const cashReasonLabels: Labels<CashReason> = {
  SAFE: msg`Safe`,
  BANK: msg`Bank`,
  EXPENSE: msg`Petty expense`,
  OTHER: msg`Other`,
};

export const purchaseStatusLabels: Labels<PurchaseStatus> = {
  COMPLETED: msg`Completed`,
  VOIDED: msg`Voided`,
};

export const countStatusLabels: Labels<CountStatus> = {
  OPEN: msg`Being counted`,
  COUNTED: msg`Counted`,
  APPROVED: msg`Approved`,
  CANCELLED: msg`Cancelled`,
};

export const countScopeLabels: Labels<CountScope> = {
  BRANCH: msg`The whole branch`,
  CATEGORY: msg`A category and all below it`,
  TRAY: msg`A tray: a list of items`,
};

export const countLineKindLabels: Labels<CountLineKind> = {
  WAITING: msg`Not counted yet`,
  AGREED: msg`Agrees`,
  SHORT: msg`Short`,
  OVER: msg`Over`,
  NOT_IN_STOCK: msg`Found, but not in stock`,
  ELSEWHERE: msg`Found, but in stock elsewhere`,
  OUT_OF_SCOPE: msg`Found, but not part of this count`,
  UNKNOWN_CODE: msg`Unknown code`,
};

export const identityKindLabels: Labels<IdentityKind> = {
  NATIONAL_ID: msg`National identity card`,
  PASSPORT: msg`Passport`,
  DRIVING_LICENCE: msg`Driving licence`,
  PAN: msg`PAN card`,
  OTHER: msg`Other document`,
};

export const planKindLabels: Labels<PlanKind> = {
  CREDIT: msg`Instalments`,
  GRAMS: msg`Instalments in grams`,
  LAYAWAY: msg`Layaway`,
};

export const planStatusLabels: Labels<PlanStatus> = {
  OPEN: msg`Open`,
  SETTLED: msg`Settled`,
  CANCELLED: msg`Cancelled`,
};

export const planEntryKindLabels: Labels<PlanEntryKind> = {
  PAYMENT: msg`Payment`,
  RETURN: msg`Goods came back`,
  REFUND: msg`Given back`,
  FEE: msg`Kept as a fee`,
};

export const importKindLabels: Labels<ImportKind> = {
  ITEMS: msg`Items and stock`,
  SALES: msg`Past sales`,
};

export const importStatusLabels: Labels<ImportStatus> = {
  WAITING: msg`Waiting`,
  RUNNING: msg`Running`,
  CHECKED: msg`Checked`,
  DONE: msg`Done`,
  REFUSED: msg`Refused`,
  FAILED: msg`Failed`,
};

export const auditActionLabels: Labels<AuditAction> = {
  INSERT: msg`Added`,
  UPDATE: msg`Changed`,
  DELETE: msg`Deleted`,
  TRUNCATE: msg`Deleted with all others`,
};

export const customerKindLabels: Labels<CustomerKind> = {
  PERSON: msg`Person`,
  COMPANY: msg`Company`,
};

export const familyDateKindLabels: Labels<FamilyDateKind> = {
  BIRTHDAY: msg`Birthday`,
  SPOUSE_BIRTHDAY: msg`Spouse's birthday`,
  CHILD_BIRTHDAY: msg`Child's birthday`,
  ANNIVERSARY: msg`Wedding anniversary`,
  OTHER: msg`Other day`,
};

export const purseLabels: Labels<Purse> = {
  STORE_CREDIT: msg`Store credit`,
  GIFT_CARD: msg`Gift card`,
  POINTS: msg`Loyalty points`,
};

export const creditEntryKindLabels: Labels<CreditEntryKind> = {
  GRANTED: msg`Granted`,
  ISSUED: msg`Issued`,
  EARNED: msg`Earned`,
  REFERRAL: msg`Referral`,
  SPENT: msg`Spent`,
  RETURNED: msg`Given back`,
  TAKEN_BACK: msg`Taken back`,
  EXPIRED: msg`Expired`,
  VOIDED: msg`Voided`,
  REVALUED: msg`Revalued`,
};

/** The codes of a set of labels, in the order they are written. */
export function codesOf<Code extends string>(labels: Labels<Code>): readonly Code[] {
  return Object.keys(labels) as Code[];
}

export const workKindLabels: Labels<WorkKind> = {
  MELT: msg`Melt and refine`,
  SPLIT: msg`Split a lot`,
  JOIN: msg`Join lots`,
  MAKE: msg`Make pieces`,
};

export const workStatusLabels: Labels<WorkStatus> = {
  OPEN: msg`In work`,
  DONE: msg`Done`,
  CANCELLED: msg`Called off`,
};

export const workSideLabels: Labels<WorkSide> = {
  USED: msg`Used`,
  MADE: msg`Made`,
  LOSS: msg`Lost, as allowed`,
  EXCESS: msg`Lost above what is allowed`,
  SURPLUS: msg`More than was thought`,
};
