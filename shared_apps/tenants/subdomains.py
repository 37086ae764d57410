"""Which subdomains a shop may have: pure rules, no database."""

import re

FORM = re.compile(r"[a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9])")
_RESERVED_WORDS = """
www api app admin console graphql static media assets cdn mail smtp imap pop ftp ns ns1 ns2 mx dns vpn ssh git auth
login logout signup sign-up register account accounts billing pay payment payments status health healthz readyz
metrics monitoring grafana docs help support blog news about legal privacy terms security abuse postmaster webmaster
hostmaster root system test demo-admin staging dev zargar platform public internal localhost tenant tenants shop shops
store sentry
"""
RESERVED = frozenset(_RESERVED_WORDS.split())
_ALIKE = str.maketrans(
    {"0": "o", "1": "l", "i": "l", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "-": None}
)


def skeleton(slug: str) -> str:
    """Return what ``slug`` looks like at a glance: z4rr1n, zarrln and zar-rin are one."""
    return slug.translate(_ALIKE).replace("rn", "m").replace("vv", "w").replace("cl", "d")


_RESERVED_SKELETONS = frozenset(skeleton(word) for word in RESERVED)


def refusal(slug: str) -> str | None:
    """Return why ``slug`` can belong to nobody (MALFORMED, RESERVED, LOOK_ALIKE), or nothing."""
    if not FORM.fullmatch(slug) or slug.startswith("xn--") or "--" in slug or slug.isdigit():
        return "MALFORMED"
    if slug in RESERVED:
        return "RESERVED"
    return "LOOK_ALIKE" if skeleton(slug) in _RESERVED_SKELETONS else None
