"""``make run``: the whole platform in one terminal, and nothing left behind when it ends."""
