"""What can go wrong on the way to a telephone."""


class SmsFailed(Exception):
    """The message did not go out. The text never holds a number, a key or the message."""


class SmsUnreachable(SmsFailed):
    """No answer, or the gateway is out of order or too busy: worth another try later."""


class SmsRefused(SmsFailed):
    """The gateway understood and said no: the same message would be refused again."""
