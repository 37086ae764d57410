"""What a chart is made of: the accounts every jeweller needs, and each country's codes and names for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from tenant_apps.ledger.choices import AccountGroup, PartCode


class Use(StrEnum):
    """What an account is for, whatever its code and name are in a country."""

    CASH = "CASH"
    BANK = "BANK"
    CARDS = "CARDS"
    CHEQUES = "CHEQUES"
    SUSPENSE = "SUSPENSE"
    RECEIVABLES = "RECEIVABLES"
    INPUT_TAX = "INPUT_TAX"
    METAL_STOCK = "METAL_STOCK"
    SCRAP_STOCK = "SCRAP_STOCK"
    FILINGS = "FILINGS"
    TRANSIT = "TRANSIT"
    MEMO = "MEMO"
    GOLDSMITHS = "GOLDSMITHS"
    METAL_TRADING = "METAL_TRADING"
    INVENTORY = "INVENTORY"
    BRANCH_CLEARING = "BRANCH_CLEARING"
    FIXTURES = "FIXTURES"
    SUPPLIERS = "SUPPLIERS"
    CONSIGNORS = "CONSIGNORS"
    GOODS_RECEIVED = "GOODS_RECEIVED"
    DEPOSITS = "DEPOSITS"
    GIFT_CARDS = "GIFT_CARDS"
    STORE_CREDIT = "STORE_CREDIT"
    POINTS = "POINTS"
    SALES_TAX = "SALES_TAX"
    LOANS = "LOANS"
    CAPITAL = "CAPITAL"
    OPENING = "OPENING"
    RETAINED = "RETAINED"
    MAKING = "MAKING"
    WASTAGE = "WASTAGE"
    PROFIT = "PROFIT"
    STONES = "STONES"
    EXTRAS = "EXTRAS"
    GOODS = "GOODS"
    DISCOUNTS = "DISCOUNTS"
    ROUNDING = "ROUNDING"
    BREAKAGE = "BREAKAGE"
    METAL_GAIN = "METAL_GAIN"
    COST_OF_GOODS = "COST_OF_GOODS"
    STOCK_DIFFERENCES = "STOCK_DIFFERENCES"
    METAL_LOSS = "METAL_LOSS"
    LOYALTY = "LOYALTY"
    CASH_DIFFERENCES = "CASH_DIFFERENCES"
    WAGES = "WAGES"
    RENT = "RENT"
    OTHER_EXPENSES = "OTHER_EXPENSES"


type Names = Mapping[str, str]
"""By language code."""

GENERAL: Mapping[Use, tuple[AccountGroup, str, str]] = {
    Use.CASH: (AccountGroup.CASH, "Cash in hand", "صندوق"),
    Use.BANK: (AccountGroup.CASH, "Bank", "بانک"),
    Use.CARDS: (AccountGroup.CASH, "Card payments in transit", "وجوه کارت‌خوان در راه"),
    Use.CHEQUES: (AccountGroup.RECEIVABLE, "Cheques received", "اسناد دریافتنی (چک)"),
    Use.SUSPENSE: (AccountGroup.OTHER_ASSET, "Payments to be sorted", "حساب‌های واسط و انتظامی"),
    Use.RECEIVABLES: (AccountGroup.RECEIVABLE, "Customers", "حساب‌های دریافتنی مشتریان"),
    Use.INPUT_TAX: (AccountGroup.OTHER_ASSET, "Tax paid on purchases", "مالیات ارزش افزودهٔ خرید"),
    Use.METAL_STOCK: (AccountGroup.METAL, "Metal in stock", "موجودی طلا و فلزات"),
    Use.SCRAP_STOCK: (AccountGroup.METAL, "Old metal and scrap", "موجودی طلای مستعمل و آب‌شده"),
    Use.FILINGS: (AccountGroup.METAL, "Filings and sweepings", "سوهان و خاک طلا"),
    Use.TRANSIT: (AccountGroup.METAL, "Goods between branches", "کالای در راه بین شعب"),
    Use.MEMO: (AccountGroup.METAL, "Goods on memo with others", "کالای امانی نزد دیگران"),
    Use.GOLDSMITHS: (AccountGroup.METAL, "Metal with goldsmiths", "طلای نزد طلاسازان"),
    Use.METAL_TRADING: (AccountGroup.METAL, "Metal trading", "خرید و فروش فلز"),
    Use.INVENTORY: (AccountGroup.INVENTORY, "Goods in stock, without their metal", "موجودی کالا (اجرت و سنگ)"),
    Use.BRANCH_CLEARING: (AccountGroup.OTHER_ASSET, "Owed between branches", "حساب فی‌مابین شعب"),
    Use.FIXTURES: (AccountGroup.FIXED_ASSET, "Fixtures and equipment", "اثاثه و تجهیزات"),
    Use.SUPPLIERS: (AccountGroup.PAYABLE, "Suppliers", "حساب‌های پرداختنی تأمین‌کنندگان"),
    Use.CONSIGNORS: (AccountGroup.PAYABLE, "Goods of others, owed to them", "کالای امانی دیگران نزد ما"),
    Use.GOODS_RECEIVED: (AccountGroup.PAYABLE, "Goods received, not yet invoiced", "کالای رسیدهٔ بدون فاکتور"),
    Use.DEPOSITS: (AccountGroup.CUSTOMER_CREDIT, "Customers' deposits", "پیش‌دریافت از مشتریان (بیعانه)"),
    Use.GIFT_CARDS: (AccountGroup.CUSTOMER_CREDIT, "Gift cards", "کارت‌های هدیه"),
    Use.STORE_CREDIT: (AccountGroup.CUSTOMER_CREDIT, "Store credit", "اعتبار خرید مشتریان"),
    Use.POINTS: (AccountGroup.CUSTOMER_CREDIT, "Loyalty points", "امتیاز باشگاه مشتریان"),
    Use.SALES_TAX: (AccountGroup.TAX, "Tax on sales", "مالیات ارزش افزودهٔ فروش"),
    Use.LOANS: (AccountGroup.LOAN, "Loans", "تسهیلات دریافتی"),
    Use.CAPITAL: (AccountGroup.CAPITAL, "Owner's capital", "سرمایه"),
    Use.OPENING: (AccountGroup.CAPITAL, "Opening balances", "تراز افتتاحیه"),
    Use.RETAINED: (AccountGroup.RETAINED, "Retained earnings", "سود (زیان) انباشته"),
    Use.MAKING: (AccountGroup.SALES, "Making charges", "درآمد اجرت ساخت"),
    Use.WASTAGE: (AccountGroup.SALES, "Wastage charged", "درآمد کسری ساخت"),
    Use.PROFIT: (AccountGroup.SALES, "Profit on metal sold", "سود فروش طلا"),
    Use.STONES: (AccountGroup.SALES, "Stones", "فروش سنگ"),
    Use.EXTRAS: (AccountGroup.SALES, "Extras", "فروش متعلقات"),
    Use.GOODS: (AccountGroup.SALES, "Goods at a fixed price", "فروش کالای قیمت‌مقطوع"),
    Use.DISCOUNTS: (AccountGroup.SALES, "Discounts given", "تخفیفات فروش"),
    Use.ROUNDING: (AccountGroup.OTHER_INCOME, "Rounding", "گرد کردن فاکتورها"),
    Use.BREAKAGE: (AccountGroup.OTHER_INCOME, "Expired credit of customers", "اعتبارهای منقضی‌شدهٔ مشتریان"),
    Use.METAL_GAIN: (AccountGroup.OTHER_INCOME, "Gain or loss on metal", "سود (زیان) تسعیر فلز"),
    Use.COST_OF_GOODS: (AccountGroup.COST, "Cost of goods sold, without their metal", "بهای تمام‌شدهٔ کالای فروش‌رفته"),
    Use.STOCK_DIFFERENCES: (AccountGroup.COST, "Stock differences", "کسری و اضافی انبار"),
    Use.METAL_LOSS: (AccountGroup.COST, "Melting and working loss", "افت ذوب و ساخت"),
    Use.LOYALTY: (AccountGroup.OPERATING, "Loyalty points given", "هزینهٔ باشگاه مشتریان"),
    Use.CASH_DIFFERENCES: (AccountGroup.OPERATING, "Cash differences", "کسری و اضافی صندوق"),
    Use.WAGES: (AccountGroup.OPERATING, "Wages", "حقوق و دستمزد"),
    Use.RENT: (AccountGroup.OPERATING, "Rent", "اجاره"),
    Use.OTHER_EXPENSES: (AccountGroup.OPERATING, "Other expenses", "سایر هزینه‌ها"),
}

RULES: Mapping[PartCode, Use] = {
    PartCode.PAYMENT_CASH: Use.CASH,
    PartCode.PAYMENT_CARD: Use.CARDS,
    PartCode.PAYMENT_TRANSFER: Use.BANK,
    PartCode.PAYMENT_CHEQUE: Use.CHEQUES,
    PartCode.PAYMENT_STORE_CREDIT: Use.STORE_CREDIT,
    PartCode.PAYMENT_GIFT_CARD: Use.GIFT_CARDS,
    PartCode.PAYMENT_POINTS: Use.POINTS,
    PartCode.PAYMENT_OLD_GOLD: Use.METAL_TRADING,
    PartCode.PAYMENT_ON_ACCOUNT: Use.RECEIVABLES,
    PartCode.PAYMENT_DEPOSIT: Use.DEPOSITS,
    PartCode.PAYMENT_OTHER: Use.SUSPENSE,
    PartCode.METAL_VALUE: Use.METAL_TRADING,
    PartCode.MAKING: Use.MAKING,
    PartCode.WASTAGE: Use.WASTAGE,
    PartCode.PROFIT: Use.PROFIT,
    PartCode.STONES: Use.STONES,
    PartCode.EXTRA: Use.EXTRAS,
    PartCode.FIXED_PRICE: Use.GOODS,
    PartCode.DISCOUNT: Use.DISCOUNTS,
    PartCode.TAX: Use.SALES_TAX,
    PartCode.ROUNDING: Use.ROUNDING,
    PartCode.METAL_STOCK: Use.METAL_STOCK,
    PartCode.SCRAP_STOCK: Use.SCRAP_STOCK,
    PartCode.METAL_TRADING: Use.METAL_TRADING,
    PartCode.METAL_BOUGHT: Use.METAL_TRADING,
    PartCode.METAL_IN_TRANSIT: Use.TRANSIT,
    PartCode.METAL_ON_MEMO: Use.MEMO,
    PartCode.GOLDSMITH: Use.GOLDSMITHS,
    PartCode.FILINGS: Use.FILINGS,
    PartCode.METAL_LOSS: Use.METAL_LOSS,
    PartCode.METAL_REVALUATION: Use.METAL_TRADING,
    PartCode.METAL_GAIN: Use.METAL_GAIN,
    PartCode.COST_OF_GOODS: Use.COST_OF_GOODS,
    PartCode.INVENTORY: Use.INVENTORY,
    PartCode.GOODS_IN_TRANSIT: Use.TRANSIT,
    PartCode.GOODS_ON_MEMO: Use.MEMO,
    PartCode.GOODS_IN_WORKSHOP: Use.GOLDSMITHS,
    PartCode.BRANCH_CLEARING: Use.BRANCH_CLEARING,
    PartCode.CONSIGNOR: Use.CONSIGNORS,
    PartCode.OPENING_EQUITY: Use.OPENING,
    PartCode.STOCK_DIFFERENCE: Use.STOCK_DIFFERENCES,
    PartCode.GOODS_RECEIVED: Use.GOODS_RECEIVED,
    PartCode.SUPPLIER: Use.SUPPLIERS,
    PartCode.INPUT_TAX: Use.INPUT_TAX,
    PartCode.CUSTOMER_DEPOSIT: Use.DEPOSITS,
    PartCode.CUSTOMER_RECEIVABLE: Use.RECEIVABLES,
    PartCode.GIFT_CARD_LIABILITY: Use.GIFT_CARDS,
    PartCode.STORE_CREDIT_LIABILITY: Use.STORE_CREDIT,
    PartCode.POINTS_LIABILITY: Use.POINTS,
    PartCode.POINTS_EXPENSE: Use.LOYALTY,
    PartCode.BREAKAGE: Use.BREAKAGE,
    PartCode.CASH: Use.CASH,
    PartCode.BANK: Use.BANK,
    PartCode.CASH_IN_OUT: Use.SUSPENSE,
    PartCode.CASH_DIFFERENCE: Use.CASH_DIFFERENCES,
    PartCode.YEAR_CLOSE: Use.RETAINED,
}
"""Where each part goes until the accountant says otherwise. A manual entry names its accounts itself."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChartAccount:
    code: str
    group: AccountGroup
    names: Names


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A country's chart: a code for each use, and names where they differ from the general ones."""

    source: str
    codes: Mapping[Use, str]
    names: Mapping[Use, Names] = field(default_factory=dict)

    @property
    def rules(self) -> Mapping[PartCode, Use]:
        return RULES

    @cached_property
    def accounts(self) -> list[ChartAccount]:
        return [self._account(use) for use in Use]

    def account_of(self, part: PartCode) -> ChartAccount:
        """Return the account that a part goes to."""
        return self._account(self.rules[part])

    def _account(self, use: Use) -> ChartAccount:
        group, english, persian = GENERAL[use]
        return ChartAccount(
            code=self.codes[use], group=group, names={"en": english, "fa": persian, **self.names.get(use, {})}
        )
