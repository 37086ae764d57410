"""What may be refused about events."""

from django.utils.translation import gettext_lazy as _

from project.errors import BusinessError


class EventNotParked(BusinessError):
    """Only an event that was given up can be tried again by hand."""

    code = "EVENT_NOT_PARKED"
    text = _("This event is not parked.")
