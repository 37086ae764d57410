"""Names of the database roles. Roles belong to the whole cluster, so a shop's name starts with its database."""


def role_of(schema_name: str, database: str) -> str:
    """Return the role that works for one shop: rights on its own schema and nowhere else."""
    return f"{database}.{schema_name}"


def tenants_role(database: str) -> str:
    """Return the group that every shop's role belongs to: it reads the public reference tables."""
    return f"{database}.tenants"


def platform_role(login: str) -> str:
    """Return the role that works on the platform: reads and writes rows of public, makes nothing, sees no shop."""
    return f"{login}_platform"


def owner_role(login: str) -> str:
    """Return the role that owns every schema and table: it provisions and migrates, and serves no request."""
    return f"{login}_owner"
