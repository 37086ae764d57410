from django.utils.functional import Promise


class CellRefused(ValueError):
    """A cell cannot be what its field needs."""

    def __init__(self, code: str, message: str | Promise) -> None:
        super().__init__(code)
        self.code, self.message = code, message
