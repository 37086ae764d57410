from collections.abc import Mapping
from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _


class AccountKind(models.TextChoices):
    """What an account is; debits are positive in all of them."""

    ASSET = "ASSET", _("Asset")
    LIABILITY = "LIABILITY", _("Liability")
    EQUITY = "EQUITY", _("Equity")
    INCOME = "INCOME", _("Income")
    EXPENSE = "EXPENSE", _("Expense")


class AccountGroup(models.TextChoices):
    """Where an account stands in the statements."""

    CASH = "CASH", _("Cash and bank")
    RECEIVABLE = "RECEIVABLE", _("Receivables")
    METAL = "METAL", _("Metal")
    INVENTORY = "INVENTORY", _("Inventory")
    OTHER_ASSET = "OTHER_ASSET", _("Other current assets")
    FIXED_ASSET = "FIXED_ASSET", _("Fixed assets")
    PAYABLE = "PAYABLE", _("Payables")
    CUSTOMER_CREDIT = "CUSTOMER_CREDIT", _("Owed to customers")
    TAX = "TAX", _("Taxes")
    LOAN = "LOAN", _("Loans")
    CAPITAL = "CAPITAL", _("Capital")
    RETAINED = "RETAINED", _("Retained earnings")
    SALES = "SALES", _("Sales")
    OTHER_INCOME = "OTHER_INCOME", _("Other income")
    COST = "COST", _("Cost of sales")
    OPERATING = "OPERATING", _("Operating expenses")

    @property
    def account_kind(self) -> AccountKind:
        return KIND_OF[self]


KIND_OF: Mapping[AccountGroup, AccountKind] = MappingProxyType(
    {
        AccountGroup.CASH: AccountKind.ASSET,
        AccountGroup.RECEIVABLE: AccountKind.ASSET,
        AccountGroup.METAL: AccountKind.ASSET,
        AccountGroup.INVENTORY: AccountKind.ASSET,
        AccountGroup.OTHER_ASSET: AccountKind.ASSET,
        AccountGroup.FIXED_ASSET: AccountKind.ASSET,
        AccountGroup.PAYABLE: AccountKind.LIABILITY,
        AccountGroup.CUSTOMER_CREDIT: AccountKind.LIABILITY,
        AccountGroup.TAX: AccountKind.LIABILITY,
        AccountGroup.LOAN: AccountKind.LIABILITY,
        AccountGroup.CAPITAL: AccountKind.EQUITY,
        AccountGroup.RETAINED: AccountKind.EQUITY,
        AccountGroup.SALES: AccountKind.INCOME,
        AccountGroup.OTHER_INCOME: AccountKind.INCOME,
        AccountGroup.COST: AccountKind.EXPENSE,
        AccountGroup.OPERATING: AccountKind.EXPENSE,
    }
)


class PostingEvent(models.TextChoices):
    """What happened in the shop."""

    OPENING_STOCK = "OPENING_STOCK", _("Opening stock")
    STOCK_ADJUSTMENT = "STOCK_ADJUSTMENT", _("Stock adjustment")
    SALE = "SALE", _("Sale")
    RETURN = "RETURN", _("Return")
    BUY_BACK = "BUY_BACK", _("Buy-back")
    GOODS_RECEIPT = "GOODS_RECEIPT", _("Goods from a supplier")
    SUPPLIER_INVOICE = "SUPPLIER_INVOICE", _("Supplier's invoice")
    SUPPLIER_PAYMENT = "SUPPLIER_PAYMENT", _("Payment to a supplier")
    DEBIT_NOTE = "DEBIT_NOTE", _("Goods returned to a supplier")
    DEPOSIT = "DEPOSIT", _("Deposit")
    INSTALMENT = "INSTALMENT", _("Instalment")
    GIFT_CARD = "GIFT_CARD", _("Gift card")
    STORE_CREDIT = "STORE_CREDIT", _("Store credit")
    POINTS = "POINTS", _("Loyalty points")
    CASH_MOVEMENT = "CASH_MOVEMENT", _("Cash in or out")
    CASH_DIFFERENCE = "CASH_DIFFERENCE", _("Cash difference")
    TRANSFER_SENT = "TRANSFER_SENT", _("Goods sent to another branch")
    TRANSFER_ARRIVED = "TRANSFER_ARRIVED", _("Goods that arrived at another branch")
    TRANSFER_RECEIVED = "TRANSFER_RECEIVED", _("Goods received from another branch")
    MEMO = "MEMO", _("Goods on memo")
    CONSIGNMENT = "CONSIGNMENT", _("Goods of others")
    STOCK_COUNT = "STOCK_COUNT", _("Stock count")
    WORKSHOP = "WORKSHOP", _("Work of a goldsmith or refiner")
    WORKSHOP_DONE = "WORKSHOP_DONE", _("Work done or called off")
    METAL_REVALUATION = "METAL_REVALUATION", _("Revaluation of metal")
    YEAR_CLOSE = "YEAR_CLOSE", _("Close of a fiscal year")
    MANUAL = "MANUAL", _("Manual entry")


class PartCode(models.TextChoices):
    """What an amount of an entry is. The posting table says which account it goes to."""

    PAYMENT_CASH = "PAYMENT_CASH", _("Paid in cash")
    PAYMENT_CARD = "PAYMENT_CARD", _("Paid by card")
    PAYMENT_TRANSFER = "PAYMENT_TRANSFER", _("Paid by bank transfer")
    PAYMENT_CHEQUE = "PAYMENT_CHEQUE", _("Paid by cheque")
    PAYMENT_STORE_CREDIT = "PAYMENT_STORE_CREDIT", _("Paid with store credit")
    PAYMENT_GIFT_CARD = "PAYMENT_GIFT_CARD", _("Paid with a gift card")
    PAYMENT_POINTS = "PAYMENT_POINTS", _("Paid with loyalty points")
    PAYMENT_OLD_GOLD = "PAYMENT_OLD_GOLD", _("Paid with old gold")
    PAYMENT_ON_ACCOUNT = "PAYMENT_ON_ACCOUNT", _("Left on the customer's account")
    PAYMENT_DEPOSIT = "PAYMENT_DEPOSIT", _("Paid from a deposit")
    PAYMENT_OTHER = "PAYMENT_OTHER", _("Paid in another way")
    METAL_VALUE = "METAL_VALUE", _("Price of the metal sold")
    MAKING = "MAKING", _("Making charge")
    WASTAGE = "WASTAGE", _("Wastage")
    PROFIT = "PROFIT", _("Seller's profit")
    STONES = "STONES", _("Stones")
    EXTRA = "EXTRA", _("Extras")
    FIXED_PRICE = "FIXED_PRICE", _("Goods at a fixed price")
    DISCOUNT = "DISCOUNT", _("Discount")
    TAX = "TAX", _("Tax on sales")
    ROUNDING = "ROUNDING", _("Rounding")
    METAL_STOCK = "METAL_STOCK", _("Metal in stock")
    SCRAP_STOCK = "SCRAP_STOCK", _("Old metal in stock")
    METAL_TRADING = "METAL_TRADING", _("Metal traded")
    METAL_BOUGHT = "METAL_BOUGHT", _("Price of the metal bought")
    METAL_IN_TRANSIT = "METAL_IN_TRANSIT", _("Metal between branches")
    METAL_ON_MEMO = "METAL_ON_MEMO", _("Metal on memo with others")
    GOLDSMITH = "GOLDSMITH", _("Metal with a goldsmith")
    FILINGS = "FILINGS", _("Filings and sweepings")
    METAL_LOSS = "METAL_LOSS", _("Metal lost in melting and work")
    METAL_REVALUATION = "METAL_REVALUATION", _("Revaluation of metal")
    METAL_GAIN = "METAL_GAIN", _("Gain or loss on metal")
    COST_OF_GOODS = "COST_OF_GOODS", _("Cost of goods sold, without their metal")
    INVENTORY = "INVENTORY", _("Cost of goods in stock, without their metal")
    GOODS_IN_TRANSIT = "GOODS_IN_TRANSIT", _("Cost of goods between branches, without their metal")
    GOODS_ON_MEMO = "GOODS_ON_MEMO", _("Cost of goods on memo, without their metal")
    GOODS_IN_WORKSHOP = "GOODS_IN_WORKSHOP", _("Cost of goods in the workshop, without their metal")
    BRANCH_CLEARING = "BRANCH_CLEARING", _("Owed between branches")
    CONSIGNOR = "CONSIGNOR", _("Goods of others, owed to them")
    OPENING_EQUITY = "OPENING_EQUITY", _("Opening balance")
    STOCK_DIFFERENCE = "STOCK_DIFFERENCE", _("Stock difference")
    GOODS_RECEIVED = "GOODS_RECEIVED", _("Received, not yet invoiced")
    SUPPLIER = "SUPPLIER", _("Owed to the supplier")
    INPUT_TAX = "INPUT_TAX", _("Tax on purchases")
    CUSTOMER_DEPOSIT = "CUSTOMER_DEPOSIT", _("Customer's deposit")
    CUSTOMER_RECEIVABLE = "CUSTOMER_RECEIVABLE", _("Owed by the customer")
    GIFT_CARD_LIABILITY = "GIFT_CARD_LIABILITY", _("Gift cards owed")
    STORE_CREDIT_LIABILITY = "STORE_CREDIT_LIABILITY", _("Store credit owed")
    POINTS_LIABILITY = "POINTS_LIABILITY", _("Loyalty points owed")
    POINTS_EXPENSE = "POINTS_EXPENSE", _("Loyalty points given")
    BREAKAGE = "BREAKAGE", _("Credit that expired")
    CASH = "CASH", _("Cash")
    BANK = "BANK", _("Bank")
    CASH_IN_OUT = "CASH_IN_OUT", _("Cash put in or taken out")
    CASH_DIFFERENCE = "CASH_DIFFERENCE", _("Difference of a cash count")
    YEAR_CLOSE = "YEAR_CLOSE", _("Result of a closed year")
    MANUAL = "MANUAL", _("Entered by hand")
