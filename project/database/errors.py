"""What the connection refuses. None of it is a client's mistake: each is one of ours, and loud."""

from django.db.utils import DatabaseError


class NoTransaction(DatabaseError):
    """A statement on a shop's schema was run outside a transaction, where no tenant is set."""


class NoTenant(DatabaseError):
    """Nobody chose a shop or the platform: a new thread starts nowhere."""


class RoleChanged(DatabaseError):
    """A transaction was about to commit as another role than it was given; it was rolled back."""


class CrossedClusters(RuntimeError):
    """A transaction is open on one cluster and a shop of another is entered: the two cannot commit together."""


class CrossedShops(RuntimeError):
    """A queryset that was made in one shop is evaluated in another."""
