"""What is not written down, and why: every other table of a shop is audited in full."""

EXEMPT = {
    "audit_entry": "the audit itself",
    "django_migrations": "kept by the platform's owner, and compared by check_tenants",
    "identity_refreshtoken": "secrets of sessions; a log-in is seen in the person's last_login",
    "idempotency_idempotentrequest": "says of a request what the rows that it wrote say",
    "stock_level": "the sum of its movements, which a trigger keeps and nothing else may",
    "ledger_monthlybalance": "sums of the journal's lines, which a trigger keeps and nothing else may",
    "pricing_quote": "offers that are swept away within days; a sale keeps all of its own",
}
MASKED = {
    "buying_purchase": ["identity_mark", "identity_sealed"],
    "identity_user": ["password"],
    "loyalty_giftcard": ["code_digest"],
}
"""Columns whose change is told, but neither value."""
LEFT_OUT = {
    "search_text": "made of the other columns",
    "search_grams": "made of the search text",
    "rows_before": "a copy of what the entries of the items tell, for undoing an edit of many",
}
"""Columns of any table that are not told at all, and why."""
