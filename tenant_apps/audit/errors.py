"""Why a chain is not sealed on. None of it is a client's mistake: a person has to look."""


class ChainNotAnchored(RuntimeError):
    """The last seal is not the one that was anchored: sealing on would cover up what somebody did."""


class TransactionsBehind(RuntimeError):
    """PostgreSQL counts transactions below those that are sealed: the rows come from another cluster."""
