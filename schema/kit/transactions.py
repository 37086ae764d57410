"""Reading in one consistent view of the data: the connection's own, under the name that the graph knows."""

from project.database.snapshots import snapshot

__all__ = ["snapshot"]
