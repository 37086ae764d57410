"""Turn a checkout on a machine with any Python ≥ 3.11 into one that runs. Only the standard library is there yet."""
