"""The permission matrix: one row a permission, the roles that have it. Read it like a table.

Shop permissions are ``app.verb_noun``; platform permissions start with ``platform.``.
"""

from shared_apps.identity.choices import Role

OWNER, MANAGER, CASHIER, GOLDSMITH, ACCOUNTANT = (
    Role.OWNER,
    Role.MANAGER,
    Role.CASHIER,
    Role.GOLDSMITH,
    Role.ACCOUNTANT,
)
ADMIN, SUPPORT = Role.PLATFORM_ADMIN, Role.PLATFORM_SUPPORT
EVERYBODY = frozenset({OWNER, MANAGER, CASHIER, GOLDSMITH, ACCOUNTANT})

PERMISSIONS: dict[str, frozenset[Role]] = {
    # the shop
    "branches.view": EVERYBODY,
    "branches.change": frozenset({OWNER}),
    "identity.view_staff": frozenset({OWNER, MANAGER}),
    "identity.change_staff": frozenset({OWNER}),
    "catalog.view": EVERYBODY,
    "catalog.change": frozenset({OWNER, MANAGER}),
    "catalog.edit_many": frozenset({OWNER, MANAGER}),
    "catalog.view_cost": frozenset({OWNER, MANAGER, ACCOUNTANT}),
    "stock.view": EVERYBODY,
    "stock.adjust": frozenset({OWNER, MANAGER}),
    "labels.print": frozenset({OWNER, MANAGER, CASHIER}),
    "labels.change_settings": frozenset({OWNER, MANAGER}),
    "pricing.view": EVERYBODY,
    "pricing.quote": frozenset({OWNER, MANAGER, CASHIER}),
    "pricing.reprice": frozenset({OWNER, MANAGER}),
    "pricing.change_settings": frozenset({OWNER}),
    "market.view": EVERYBODY,
    "market.set_rate": frozenset({OWNER, MANAGER}),
    "customers.view": frozenset({OWNER, MANAGER, CASHIER, ACCOUNTANT}),
    "customers.change": frozenset({OWNER, MANAGER, CASHIER}),
    "customers.merge": frozenset({OWNER, MANAGER}),
    "customers.remove_document": frozenset({OWNER, MANAGER}),
    "customers.set_credit_limit": frozenset({OWNER, MANAGER}),
    "loyalty.view": frozenset({OWNER, MANAGER, CASHIER, ACCOUNTANT}),
    "loyalty.grant": frozenset({OWNER, MANAGER}),
    "loyalty.change": frozenset({OWNER, MANAGER}),
    "loyalty.sell_gift_card": frozenset({OWNER, MANAGER, CASHIER}),
    "loyalty.void_gift_card": frozenset({OWNER, MANAGER}),
    "sales.view": frozenset({OWNER, MANAGER, CASHIER, ACCOUNTANT}),
    "sales.checkout": frozenset({OWNER, MANAGER, CASHIER}),
    "sales.return": frozenset({OWNER, MANAGER}),
    "sales.void": frozenset({OWNER, MANAGER}),
    "sales.park": frozenset({OWNER, MANAGER, CASHIER}),
    "sales.move_cheque": frozenset({OWNER, MANAGER, ACCOUNTANT}),
    "sales.discount": frozenset({OWNER, MANAGER, CASHIER}),
    "ledger.view": frozenset({OWNER, MANAGER, ACCOUNTANT}),
    "ledger.post": frozenset({OWNER, ACCOUNTANT}),
    "ledger.change_chart": frozenset({OWNER, ACCOUNTANT}),
    "ledger.close": frozenset({OWNER, ACCOUNTANT}),
    "ledger.reopen": frozenset({OWNER}),
    "drawers.see": frozenset({OWNER, MANAGER, CASHIER, ACCOUNTANT}),
    "drawers.use": frozenset({OWNER, MANAGER, CASHIER}),
    "drawers.view": frozenset({OWNER, MANAGER, ACCOUNTANT}),
    "drawers.manage": frozenset({OWNER, MANAGER}),
    "buying.view": frozenset({OWNER, MANAGER, CASHIER, ACCOUNTANT}),
    "buying.buy": frozenset({OWNER, MANAGER, CASHIER}),
    "buying.agree_price": frozenset({OWNER, MANAGER}),
    "buying.void": frozenset({OWNER, MANAGER}),
    "buying.reveal_identity": frozenset({OWNER, ACCOUNTANT}),
    "purchasing.view": frozenset({OWNER, MANAGER, ACCOUNTANT}),
    "purchasing.change_supplier": frozenset({OWNER, MANAGER, ACCOUNTANT}),
    "purchasing.order": frozenset({OWNER, MANAGER, ACCOUNTANT}),
    "purchasing.approve": frozenset({OWNER, MANAGER}),
    "purchasing.receive": frozenset({OWNER, MANAGER}),
    "purchasing.invoice": frozenset({OWNER, MANAGER, ACCOUNTANT}),
    "purchasing.accept_difference": frozenset({OWNER, MANAGER}),
    "purchasing.pay": frozenset({OWNER, MANAGER}),
    "purchasing.return": frozenset({OWNER, MANAGER}),
    "purchasing.change_settings": frozenset({OWNER}),
    "transfers.view": EVERYBODY,
    "transfers.request": frozenset({OWNER, MANAGER, CASHIER}),
    "transfers.approve": frozenset({OWNER, MANAGER}),
    "transfers.send": frozenset({OWNER, MANAGER, CASHIER}),
    "transfers.receive": frozenset({OWNER, MANAGER, CASHIER}),
    "transfers.write_off": frozenset({OWNER, MANAGER}),
    "counts.view": EVERYBODY,
    "counts.count": frozenset({OWNER, MANAGER, CASHIER, GOLDSMITH}),
    "counts.approve": frozenset({OWNER, MANAGER}),
    "instalments.view": frozenset({OWNER, MANAGER, CASHIER, ACCOUNTANT}),
    "instalments.start": frozenset({OWNER, MANAGER, CASHIER}),
    "instalments.pay": frozenset({OWNER, MANAGER, CASHIER}),
    "instalments.take_account": frozenset({OWNER, MANAGER, CASHIER}),
    "instalments.pay_out_account": frozenset({OWNER, MANAGER}),
    "instalments.cancel": frozenset({OWNER, MANAGER}),
    "workshop.view": frozenset({OWNER, MANAGER, GOLDSMITH, ACCOUNTANT}),
    "workshop.work": frozenset({OWNER, MANAGER, GOLDSMITH}),
    "workshop.accept_loss": frozenset({OWNER, MANAGER}),
    "reports.view": frozenset({OWNER, MANAGER, ACCOUNTANT}),
    "imports.run": frozenset({OWNER, MANAGER}),
    "billing.view": frozenset({OWNER}),
    "exports.run": frozenset({OWNER, MANAGER, ACCOUNTANT}),
    "audit.view": frozenset({OWNER, ACCOUNTANT}),
    # the platform
    "platform.view": frozenset({ADMIN, SUPPORT}),
    "platform.change": frozenset({ADMIN}),
}


def allows(role: str, permission: str) -> bool:
    """Return whether ``role`` has ``permission``.

    Raises:
        KeyError: there is no such permission; a misspelt one must not pass for a refusal.
    """
    return role in PERMISSIONS[permission]


def permissions_of(role: str) -> list[str]:
    return sorted(permission for permission, roles in PERMISSIONS.items() if role in roles)
