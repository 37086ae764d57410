"""The port to whoever sends text messages."""

from typing import Protocol


class SmsProvider(Protocol):
    def send(self, *, to: str, text: str, reference: str) -> None:
        """Send ``text`` to a number in E.164 form, once for ``reference`` where the gateway can see to that.

        Raises:
            SmsUnreachable: it may go out later.
            SmsRefused: it never will.
        """
