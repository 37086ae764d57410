"""The person of the platform who works in the console, as the audit of shops keeps them."""

from django.http import HttpRequest

from shared_apps.identity.models import User
from shared_apps.tenants.actors import Actor


def actor_of(request: HttpRequest) -> Actor:
    """Return who sent the request; the console lets nobody else in than the platform's staff."""
    person = request.user
    if not isinstance(person, User):
        raise TypeError("The console's pages are for people who are logged in.")
    return Actor(label=person.username, id=person.pk)
