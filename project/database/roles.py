"""Names of the database roles. Roles belong to the whole cluster, so a name starts with its database."""


def role_of(schema_name: str, database: str) -> str:
    """Return the role that works for one shop: rights on its own schema and nowhere else."""
    return f"{database}.{schema_name}"


def tenants_role(database: str) -> str:
    """Return the group that every shop's role belongs to: it reads the public reference tables."""
    return f"{database}.tenants"
