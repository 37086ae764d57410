"""PostgreSQL and Redis from Python wheels: a checkout needs no database server on the machine.

Both live under ``.zargar/`` (or ``ZARGAR_HOME``), are started once and shared by everything that runs from the
checkout. Whoever leaves last stops them.
"""

from project.embedded.errors import EmbeddedServiceFailed
from project.embedded.services import Services, delete_services, ensure_services, leave_services, stop_services

__all__ = ["EmbeddedServiceFailed", "Services", "delete_services", "ensure_services", "leave_services", "stop_services"]
