"""The graph: every domain's root fields, merged."""

from strawberry.tools import merge_types

from schema.identity.mutations.change_preferences import ChangePreferencesMutation
from schema.identity.mutations.log_in import LogInMutation
from schema.identity.mutations.log_out import LogOutMutation
from schema.identity.mutations.refresh_session import RefreshSessionMutation
from schema.identity.queries import IdentityQuery
from schema.kit.build import build_schema
from schema.kit.nodes import NodeQuery
from schema.platform.plans.queries import PlansQuery
from schema.platform.tenants.queries import TenantsQuery
from schema.platform.tenants.sign_up import SignUpMutation
from schema.shop.audit.queries import AuditQuery
from schema.shop.branches.mutations.create_branch import CreateBranchMutation
from schema.shop.branches.mutations.set_numbering import SetNumberingMutation
from schema.shop.branches.queries import BranchesQuery
from schema.shop.bulk.mutations.edit_items import EditItemsMutation
from schema.shop.bulk.mutations.undo_item_edit import UndoItemEditMutation
from schema.shop.bulk.queries import BulkQuery
from schema.shop.buying.mutations.buy_back import BuyBackMutation
from schema.shop.buying.mutations.reveal_identity import RevealIdentityMutation
from schema.shop.buying.mutations.void_purchase import VoidPurchaseMutation
from schema.shop.buying.offer import QuoteBuyBackQuery
from schema.shop.buying.queries import BuyingQuery
from schema.shop.catalog.mutations.add_item_certificate import AddItemCertificateMutation
from schema.shop.catalog.mutations.add_item_photo import AddItemPhotoMutation
from schema.shop.catalog.mutations.arrange_item_photos import ArrangeItemPhotosMutation
from schema.shop.catalog.mutations.create_category import CreateCategoryMutation
from schema.shop.catalog.mutations.create_item import CreateItemMutation
from schema.shop.catalog.mutations.move_category import MoveCategoryMutation
from schema.shop.catalog.mutations.remove_item_certificate import RemoveItemCertificateMutation
from schema.shop.catalog.mutations.remove_item_photo import RemoveItemPhotoMutation
from schema.shop.catalog.mutations.rename_category import RenameCategoryMutation
from schema.shop.catalog.mutations.update_item import UpdateItemMutation
from schema.shop.catalog.queries import CatalogQuery
from schema.shop.counts.mutations.approve_count import ApproveCountMutation
from schema.shop.counts.mutations.cancel_count import CancelCountMutation
from schema.shop.counts.mutations.count_codes import CountCodesMutation
from schema.shop.counts.mutations.finish_count import FinishCountMutation
from schema.shop.counts.mutations.open_count import OpenCountMutation
from schema.shop.counts.mutations.recount_codes import RecountCodesMutation
from schema.shop.counts.mutations.scan_code import ScanCodeMutation
from schema.shop.counts.mutations.undo_scan import UndoScanMutation
from schema.shop.counts.queries import CountsQuery
from schema.shop.customers.mutations.add_customer import AddCustomerMutation
from schema.shop.customers.mutations.add_customer_document import AddCustomerDocumentMutation
from schema.shop.customers.mutations.add_customer_note import AddCustomerNoteMutation
from schema.shop.customers.mutations.merge_customers import MergeCustomersMutation
from schema.shop.customers.mutations.remove_customer_document import RemoveCustomerDocumentMutation
from schema.shop.customers.mutations.set_credit_limit import SetCreditLimitMutation
from schema.shop.customers.mutations.update_customer import UpdateCustomerMutation
from schema.shop.customers.queries import CustomersQuery
from schema.shop.drawers.mutations.close_shift import CloseShiftMutation
from schema.shop.drawers.mutations.hand_over_shift import HandOverShiftMutation
from schema.shop.drawers.mutations.move_cash import MoveCashMutation
from schema.shop.drawers.mutations.open_shift import OpenShiftMutation
from schema.shop.drawers.mutations.save_counter_settings import SaveCounterSettingsMutation
from schema.shop.drawers.mutations.set_logo import SetLogoMutation
from schema.shop.drawers.queries import DrawersQuery
from schema.shop.imports.mutations.inspect_import_file import InspectImportFileMutation
from schema.shop.imports.mutations.save_column_mapping import SaveColumnMappingMutation
from schema.shop.imports.mutations.start_import import StartImportMutation
from schema.shop.imports.queries import ImportsQuery
from schema.shop.instalments.mutations.cancel_layaway import CancelLayawayMutation
from schema.shop.instalments.mutations.collect_layaway import CollectLayawayMutation
from schema.shop.instalments.mutations.pay_account import PayAccountMutation
from schema.shop.instalments.mutations.pay_out_account import PayOutAccountMutation
from schema.shop.instalments.mutations.pay_plan import PayPlanMutation
from schema.shop.instalments.mutations.start_instalments import StartInstalmentsMutation
from schema.shop.instalments.mutations.start_layaway import StartLayawayMutation
from schema.shop.instalments.queries import InstalmentsQuery
from schema.shop.labels.mutations.print_labels import PrintLabelsMutation
from schema.shop.labels.mutations.save_label_settings import SaveLabelSettingsMutation
from schema.shop.labels.queries import LabelsQuery
from schema.shop.ledger.mutations.add_account import AddAccountMutation
from schema.shop.ledger.mutations.close_period import ClosePeriodMutation
from schema.shop.ledger.mutations.close_year import CloseYearMutation
from schema.shop.ledger.mutations.post_manual_entry import PostManualEntryMutation
from schema.shop.ledger.mutations.reopen_period import ReopenPeriodMutation
from schema.shop.ledger.mutations.reopen_year import ReopenYearMutation
from schema.shop.ledger.mutations.revalue_metal import RevalueMetalMutation
from schema.shop.ledger.mutations.reverse_journal_entry import ReverseJournalEntryMutation
from schema.shop.ledger.mutations.set_posting_rule import SetPostingRuleMutation
from schema.shop.ledger.mutations.update_account import UpdateAccountMutation
from schema.shop.ledger.queries import LedgerQuery
from schema.shop.loyalty.mutations.adjust_store_credit import AdjustStoreCreditMutation
from schema.shop.loyalty.mutations.sell_gift_card import SellGiftCardMutation
from schema.shop.loyalty.mutations.set_loyalty_program import SetLoyaltyProgramMutation
from schema.shop.loyalty.mutations.void_gift_card import VoidGiftCardMutation
from schema.shop.loyalty.queries import LoyaltyQuery
from schema.shop.pricing.mutations.decide_held_rate import DecideHeldRateMutation
from schema.shop.pricing.mutations.follow_platform_rates import FollowPlatformRatesMutation
from schema.shop.pricing.mutations.quote_cart import QuoteCartMutation
from schema.shop.pricing.mutations.reprice_items import RepriceItemsMutation
from schema.shop.pricing.mutations.set_rate import SetRateMutation
from schema.shop.pricing.mutations.update_pricing_settings import UpdatePricingSettingsMutation
from schema.shop.pricing.queries import PricingQuery
from schema.shop.pricing.repricing import RepricingQuery
from schema.shop.pricing.settings import PricingSettingsQuery
from schema.shop.purchasing.mutations.accept_supplier_invoice import AcceptSupplierInvoiceMutation
from schema.shop.purchasing.mutations.add_supplier import AddSupplierMutation
from schema.shop.purchasing.mutations.approve_purchase_order import ApprovePurchaseOrderMutation
from schema.shop.purchasing.mutations.cancel_purchase_order import CancelPurchaseOrderMutation
from schema.shop.purchasing.mutations.change_purchase_order import ChangePurchaseOrderMutation
from schema.shop.purchasing.mutations.draft_purchase_order import DraftPurchaseOrderMutation
from schema.shop.purchasing.mutations.fix_supplier_grams import FixSupplierGramsMutation
from schema.shop.purchasing.mutations.pay_supplier_metal import PaySupplierMetalMutation
from schema.shop.purchasing.mutations.pay_supplier_money import PaySupplierMoneyMutation
from schema.shop.purchasing.mutations.receive_goods import ReceiveGoodsMutation
from schema.shop.purchasing.mutations.record_supplier_invoice import RecordSupplierInvoiceMutation
from schema.shop.purchasing.mutations.return_goods import ReturnGoodsMutation
from schema.shop.purchasing.mutations.save_purchasing_settings import SavePurchasingSettingsMutation
from schema.shop.purchasing.mutations.submit_purchase_order import SubmitPurchaseOrderMutation
from schema.shop.purchasing.mutations.update_supplier import UpdateSupplierMutation
from schema.shop.purchasing.mutations.withdraw_supplier_invoice import WithdrawSupplierInvoiceMutation
from schema.shop.purchasing.queries import PurchasingQuery
from schema.shop.purchasing.suppliers import SuppliersQuery
from schema.shop.sales.mutations.checkout import CheckoutMutation
from schema.shop.sales.mutations.exchange_sale import ExchangeSaleMutation
from schema.shop.sales.mutations.move_cheque import MoveChequeMutation
from schema.shop.sales.mutations.park_cart import ParkCartMutation
from schema.shop.sales.mutations.print_receipt import PrintReceiptMutation
from schema.shop.sales.mutations.resume_cart import ResumeCartMutation
from schema.shop.sales.mutations.return_sale import ReturnSaleMutation
from schema.shop.sales.mutations.void_sale import VoidSaleMutation
from schema.shop.sales.queries import SalesQuery
from schema.shop.staff.add_staff import AddStaffMutation
from schema.shop.staff.queries import StaffQuery
from schema.shop.stock.mutations.adjust_stock import AdjustStockMutation
from schema.shop.stock.queries import StockQuery
from schema.shop.stock.valuation_queries import StockValueQuery
from schema.shop.transfers.mutations.approve_transfer import ApproveTransferMutation
from schema.shop.transfers.mutations.call_back_transfer import CallBackTransferMutation
from schema.shop.transfers.mutations.cancel_transfer import CancelTransferMutation
from schema.shop.transfers.mutations.receive_transfer import ReceiveTransferMutation
from schema.shop.transfers.mutations.reject_transfer import RejectTransferMutation
from schema.shop.transfers.mutations.request_transfer import RequestTransferMutation
from schema.shop.transfers.mutations.send_transfer import SendTransferMutation
from schema.shop.transfers.mutations.write_off_transfer import WriteOffTransferMutation
from schema.shop.transfers.queries import TransfersQuery
from schema.shop.usage.queries import UsageQuery
from schema.shop.workshop.mutations.cancel_work_order import CancelWorkOrderMutation
from schema.shop.workshop.mutations.finish_work_order import FinishWorkOrderMutation
from schema.shop.workshop.mutations.open_work_order import OpenWorkOrderMutation
from schema.shop.workshop.mutations.work_at_once import WorkAtOnceMutation
from schema.shop.workshop.queries import WorkshopQuery
from schema.site import SiteQuery

QUERIES: list[type] = [
    SiteQuery,
    NodeQuery,
    IdentityQuery,
    TenantsQuery,
    StaffQuery,
    PlansQuery,
    BranchesQuery,
    CatalogQuery,
    PricingQuery,
    PricingSettingsQuery,
    RepricingQuery,
    BulkQuery,
    StockQuery,
    StockValueQuery,
    CountsQuery,
    LabelsQuery,
    CustomersQuery,
    DrawersQuery,
    LoyaltyQuery,
    SalesQuery,
    BuyingQuery,
    QuoteBuyBackQuery,
    SuppliersQuery,
    PurchasingQuery,
    TransfersQuery,
    InstalmentsQuery,
    WorkshopQuery,
    ImportsQuery,
    UsageQuery,
    AuditQuery,
    LedgerQuery,
]
MUTATIONS: list[type] = [
    LogInMutation,
    RefreshSessionMutation,
    LogOutMutation,
    ChangePreferencesMutation,
    SignUpMutation,
    AddStaffMutation,
    CreateBranchMutation,
    SetNumberingMutation,
    CreateCategoryMutation,
    RenameCategoryMutation,
    MoveCategoryMutation,
    CreateItemMutation,
    UpdateItemMutation,
    EditItemsMutation,
    UndoItemEditMutation,
    AddItemCertificateMutation,
    RemoveItemCertificateMutation,
    AddItemPhotoMutation,
    ArrangeItemPhotosMutation,
    RemoveItemPhotoMutation,
    AdjustStockMutation,
    RequestTransferMutation,
    ApproveTransferMutation,
    RejectTransferMutation,
    CancelTransferMutation,
    SendTransferMutation,
    ReceiveTransferMutation,
    CallBackTransferMutation,
    WriteOffTransferMutation,
    ApproveCountMutation,
    CancelCountMutation,
    CountCodesMutation,
    FinishCountMutation,
    OpenCountMutation,
    RecountCodesMutation,
    ScanCodeMutation,
    UndoScanMutation,
    PrintLabelsMutation,
    SaveLabelSettingsMutation,
    AddCustomerMutation,
    UpdateCustomerMutation,
    MergeCustomersMutation,
    SetCreditLimitMutation,
    AddCustomerNoteMutation,
    AddCustomerDocumentMutation,
    RemoveCustomerDocumentMutation,
    SellGiftCardMutation,
    VoidGiftCardMutation,
    AdjustStoreCreditMutation,
    SetLoyaltyProgramMutation,
    SetRateMutation,
    DecideHeldRateMutation,
    FollowPlatformRatesMutation,
    UpdatePricingSettingsMutation,
    RepriceItemsMutation,
    QuoteCartMutation,
    CheckoutMutation,
    PrintReceiptMutation,
    OpenShiftMutation,
    MoveCashMutation,
    CloseShiftMutation,
    HandOverShiftMutation,
    SaveCounterSettingsMutation,
    SetLogoMutation,
    StartInstalmentsMutation,
    StartLayawayMutation,
    PayAccountMutation,
    PayOutAccountMutation,
    PayPlanMutation,
    CollectLayawayMutation,
    CancelLayawayMutation,
    ReturnSaleMutation,
    ExchangeSaleMutation,
    VoidSaleMutation,
    ParkCartMutation,
    ResumeCartMutation,
    MoveChequeMutation,
    OpenWorkOrderMutation,
    FinishWorkOrderMutation,
    CancelWorkOrderMutation,
    WorkAtOnceMutation,
    BuyBackMutation,
    VoidPurchaseMutation,
    AddSupplierMutation,
    UpdateSupplierMutation,
    SavePurchasingSettingsMutation,
    ReturnGoodsMutation,
    FixSupplierGramsMutation,
    PaySupplierMetalMutation,
    PaySupplierMoneyMutation,
    WithdrawSupplierInvoiceMutation,
    AcceptSupplierInvoiceMutation,
    RecordSupplierInvoiceMutation,
    ReceiveGoodsMutation,
    CancelPurchaseOrderMutation,
    ApprovePurchaseOrderMutation,
    SubmitPurchaseOrderMutation,
    ChangePurchaseOrderMutation,
    DraftPurchaseOrderMutation,
    RevealIdentityMutation,
    InspectImportFileMutation,
    StartImportMutation,
    SaveColumnMappingMutation,
    PostManualEntryMutation,
    ReverseJournalEntryMutation,
    ClosePeriodMutation,
    ReopenPeriodMutation,
    CloseYearMutation,
    ReopenYearMutation,
    SetPostingRuleMutation,
    AddAccountMutation,
    UpdateAccountMutation,
    RevalueMetalMutation,
]

schema = build_schema(
    query=merge_types("Query", tuple(QUERIES)),
    mutation=merge_types("Mutation", tuple(MUTATIONS)) if MUTATIONS else None,
)
