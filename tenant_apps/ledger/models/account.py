from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from project.identifiers import uuid7
from tenant_apps.ledger.choices import KIND_OF, AccountGroup, AccountKind, PartCode, PostingEvent


class Account(models.Model):
    """A place in the books that carries money and metal. Never deleted: one out of use is not active."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("code"), max_length=20)
    name = models.CharField(_("name"), max_length=100)
    translations = models.JSONField(_("name in other languages"), default=dict, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=AccountKind)
    group = models.CharField(_("group"), max_length=20, choices=AccountGroup)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        ordering = ["code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="account_code_is_unique"),
            models.CheckConstraint(
                # Pair by pair: PostgreSQL writes a list of choices back in another form than it reads it.
                condition=reduce(or_, (Q(group=group, kind=kind) for group, kind in KIND_OF.items())),
                name="account_group_is_of_its_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def name_in(self, language: str | None = None) -> str:
        """Return the name in a language, or in the one that is active now."""
        name: str = self.translations.get((language or get_language() or "")[:2], self.name)
        return name


class PostingRule(models.Model):
    """A row of the posting table: the account of a part. Without an event it holds for all without a row of theirs."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    event = models.CharField(_("event"), max_length=20, choices=PostingEvent, blank=True)
    part = models.CharField(_("part"), max_length=24, choices=PartCode)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="rules", db_index=False)

    class Meta:
        ordering = ["part", "event"]
        constraints = [models.UniqueConstraint(fields=["part", "event"], name="posting_rule_is_one_per_part_and_event")]

    def __str__(self) -> str:
        return f"{self.event or '*'} {self.part}"
