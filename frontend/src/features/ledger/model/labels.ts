import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type {
  AccountGroup,
  AccountKind,
  PartCode,
  PostingEvent,
  ReportKind,
  ReportSpan,
} from "@/gql/graphql";

type Labels<Code extends string> = Record<Code, MessageDescriptor>;

/** What an accountant calls the codes of the books. */
export const accountKindLabels: Labels<AccountKind> = {
  ASSET: msg`Assets`,
  LIABILITY: msg`Liabilities`,
  EQUITY: msg`Equity`,
  INCOME: msg`Income`,
  EXPENSE: msg`Expenses`,
};

export const accountGroupLabels: Labels<AccountGroup> = {
  CASH: msg`Cash and bank`,
  RECEIVABLE: msg`Receivables`,
  METAL: msg`Metal`,
  INVENTORY: msg`Inventory`,
  OTHER_ASSET: msg`Other current assets`,
  FIXED_ASSET: msg`Fixed assets`,
  PAYABLE: msg`Payables`,
  CUSTOMER_CREDIT: msg`Owed to customers`,
  TAX: msg`Taxes`,
  LOAN: msg`Loans`,
  CAPITAL: msg`Capital`,
  RETAINED: msg`Retained earnings`,
  SALES: msg`Sales`,
  OTHER_INCOME: msg`Other income`,
  COST: msg`Cost of sales`,
  OPERATING: msg`Operating expenses`,
};

export const postingEventLabels: Labels<PostingEvent> = {
  OPENING_STOCK: msg`Opening stock`,
  STOCK_ADJUSTMENT: msg`Stock adjustment`,
  SALE: msg`Sale`,
  RETURN: msg`Return`,
  BUY_BACK: msg`Buy-back`,
  GOODS_RECEIPT: msg`Goods from a supplier`,
  SUPPLIER_INVOICE: msg`Supplier's invoice`,
  SUPPLIER_PAYMENT: msg`Payment to a supplier`,
  DEBIT_NOTE: msg`Goods returned to a supplier`,
  DEPOSIT: msg`Deposit`,
  INSTALMENT: msg`Instalment`,
  GIFT_CARD: msg`Gift card`,
  STORE_CREDIT: msg`Store credit`,
  POINTS: msg`Loyalty points`,
  CASH_MOVEMENT: msg`Cash in or out`,
  CASH_DIFFERENCE: msg`Cash difference`,
  WORKSHOP: msg`Work of a goldsmith or refiner`,
  METAL_REVALUATION: msg`Revaluation of metal`,
  YEAR_CLOSE: msg`Close of a fiscal year`,
  MANUAL: msg`Manual entry`,
};

export const partLabels: Labels<PartCode> = {
  PAYMENT_CASH: msg`Paid in cash`,
  PAYMENT_CARD: msg`Paid by card`,
  PAYMENT_TRANSFER: msg`Paid by bank transfer`,
  PAYMENT_CHEQUE: msg`Paid by cheque`,
  PAYMENT_STORE_CREDIT: msg`Paid with store credit`,
  PAYMENT_GIFT_CARD: msg`Paid with a gift card`,
  PAYMENT_POINTS: msg`Paid with loyalty points`,
  PAYMENT_OLD_GOLD: msg`Paid with old gold`,
  PAYMENT_ON_ACCOUNT: msg`Left on the customer's account`,
  PAYMENT_DEPOSIT: msg`Paid from a deposit`,
  PAYMENT_OTHER: msg`Paid in another way`,
  METAL_VALUE: msg`Price of the metal sold`,
  MAKING: msg`Making charge`,
  WASTAGE: msg`Wastage`,
  PROFIT: msg`Seller's profit`,
  STONES: msg`Stones`,
  EXTRA: msg`Extras`,
  FIXED_PRICE: msg`Goods at a fixed price`,
  DISCOUNT: msg`Discount`,
  TAX: msg`Tax on sales`,
  ROUNDING: msg`Rounding`,
  METAL_STOCK: msg`Metal in stock`,
  SCRAP_STOCK: msg`Old metal in stock`,
  METAL_TRADING: msg`Metal traded`,
  METAL_BOUGHT: msg`Price of the metal bought`,
  GOLDSMITH: msg`Metal with a goldsmith`,
  FILINGS: msg`Filings and sweepings`,
  METAL_LOSS: msg`Metal lost in melting and work`,
  METAL_REVALUATION: msg`Revaluation of metal`,
  METAL_GAIN: msg`Gain or loss on metal`,
  COST_OF_GOODS: msg`Cost of goods sold, without their metal`,
  INVENTORY: msg`Cost of goods in stock, without their metal`,
  OPENING_EQUITY: msg`Opening balance`,
  STOCK_DIFFERENCE: msg`Stock difference`,
  GOODS_RECEIVED: msg`Received, not yet invoiced`,
  SUPPLIER: msg`Owed to the supplier`,
  INPUT_TAX: msg`Tax on purchases`,
  CUSTOMER_DEPOSIT: msg`Customer's deposit`,
  CUSTOMER_RECEIVABLE: msg`Owed by the customer`,
  GIFT_CARD_LIABILITY: msg`Gift cards owed`,
  STORE_CREDIT_LIABILITY: msg`Store credit owed`,
  POINTS_LIABILITY: msg`Loyalty points owed`,
  POINTS_EXPENSE: msg`Loyalty points given`,
  BREAKAGE: msg`Credit that expired`,
  CASH: msg`Cash`,
  BANK: msg`Bank`,
  CASH_IN_OUT: msg`Cash put in or taken out`,
  CASH_DIFFERENCE: msg`Difference of a cash count`,
  YEAR_CLOSE: msg`Result of a closed year`,
  MANUAL: msg`Entered by hand`,
};

export const reportKindLabels: Labels<ReportKind> = {
  TRIAL_BALANCE: msg`Trial balance`,
  INCOME_STATEMENT: msg`Income statement`,
  BALANCE_SHEET: msg`Balance sheet`,
  CASH_FLOW: msg`Cash flow`,
  METAL_STATEMENT: msg`Metal statement`,
};

export const spanLabels: Labels<ReportSpan> = {
  TODAY: msg`Today`,
  THIS_MONTH: msg`This month`,
  LAST_MONTH: msg`Last month`,
  THIS_YEAR: msg`This year`,
  LAST_YEAR: msg`Last year`,
};
