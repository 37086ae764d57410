"""What a signature may lack. None of it is a client's mistake."""


class SigningKeyUnknown(RuntimeError):
    """AUDIT_SIGNING_KEYS has no key of this id: one that was taken away too early, or none at all."""
