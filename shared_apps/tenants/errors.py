from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class SubdomainRefused(BusinessError):
    """The subdomain cannot be used (facts: slug, reason = RESERVED, TAKEN, MALFORMED or LOOK_ALIKE)."""

    code = "SUBDOMAIN_REFUSED"
    text = _("This address cannot be used.")
    sentences = {
        "RESERVED": _("“%(slug)s” is reserved for the platform."),
        "TAKEN": _("“%(slug)s” already belongs to a shop."),
        "MALFORMED": _("Use 3 to 40 of the letters a–z, digits and hyphens; start and end with a letter or digit."),
        "LOOK_ALIKE": _("“%(slug)s” looks too much like the address of another shop or of the platform."),
    }

    @property
    def message(self) -> str:
        return str(self.sentences[self.facts["reason"]]) % self.facts


class TenantNotOpen(BusinessError):
    """The shop is suspended or waits for its deletion."""

    code = "TENANT_SUSPENDED"
    text = _("This shop is suspended. Please contact the platform.")


class TenantNotClosed(BusinessError):
    """Only a closed shop can be reopened or deleted."""

    code = "TENANT_NOT_CLOSED"
    text = _("This shop is not closed.")


class DeletionNotDue(BusinessError):
    """The shop can still be reopened (facts: due, an ISO 8601 moment)."""

    code = "DELETION_NOT_DUE"
    text = _("This shop cannot be deleted before %(due)s.")


class DeletionStarted(BusinessError):
    """The deletion has begun; what is left of the shop is no shop."""

    code = "DELETION_STARTED"
    text = _("This shop is being deleted and cannot be reopened.")


class TenantMoving(BusinessError):
    """The shop is on its way to another cluster and soon back."""

    code = "TENANT_MOVING"
    text = _("This shop is being moved and will be back in a moment.")


class MoveRefused(BusinessError):
    """The shop cannot be moved there (facts: cluster, reason = UNKNOWN, SAME_DATABASE, NOT_PREPARED or BEHIND)."""

    code = "MOVE_REFUSED"
    text = _("The shop cannot be moved to this cluster.")
    sentences = {
        "UNKNOWN": _("There is no cluster “%(cluster)s”."),
        "SAME_DATABASE": _("“%(cluster)s” is the database that the shop is on already."),
        "NOT_PREPARED": _("The cluster “%(cluster)s” does not have this release's tables: run prepare."),
        "BEHIND": _("The shop does not have this release's tables: run migrate_tenants."),
    }

    @property
    def message(self) -> str:
        return str(self.sentences[self.facts["reason"]]) % self.facts


class MoveUnderWay(BusinessError):
    """Somebody else moves or deletes the shop at this moment."""

    code = "MOVE_UNDER_WAY"
    text = _("This shop is being moved or deleted by somebody else.")


class ShopBusy(BusinessError):
    """Requests or tasks of the shop did not come to an end in time."""

    code = "SHOP_BUSY"
    text = _("Something still runs in this shop. It stays where it is.")


class CopyDiffers(BusinessError):
    """A table on the new cluster is not what it is on the old one (facts: table)."""

    code = "COPY_DIFFERS"
    text = _("The copy differs in %(table)s. The shop stays where it is.")


class ArchiveDamaged(BusinessError):
    """The archive is not what an export wrote (facts: member, where it shows)."""

    code = "ARCHIVE_DAMAGED"
    text = _("The archive is damaged or was changed (%(member)s). Nothing was imported.")


class ArchiveOfOtherRelease(BusinessError):
    """The archive's tables are not this release's (facts: found, wanted)."""

    code = "ARCHIVE_OF_OTHER_RELEASE"
    text = _("The archive comes from another release (%(found)s, not %(wanted)s). Nothing was imported.")
