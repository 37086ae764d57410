from shared_apps.tenants.models.domain import Domain
from shared_apps.tenants.models.template_script import TemplateScript
from shared_apps.tenants.models.tenant import Tenant
from shared_apps.tenants.models.tenant_audit import TenantAudit

__all__ = ["Domain", "TemplateScript", "Tenant", "TenantAudit"]
