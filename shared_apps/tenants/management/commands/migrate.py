"""Django's own migrate, for the public schema. django-tenants' walks through every shop; `prepare` does that here."""

from django.core.management.commands.migrate import Command

__all__ = ["Command"]
