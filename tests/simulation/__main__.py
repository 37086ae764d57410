"""``python -m tests.simulation --sales 20000``: live a year of a shop, and say whether its books agree with plain sums.

In a database of its own, which is dropped afterwards.
"""

import argparse
import os
from time import perf_counter

import django


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sales", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "project.settings.bench"
    django.setup()
    from tests.benchmarks.database import bench_database
    from tests.plugins.tenants import open_shop
    from tests.simulation.year import live_a_year

    with bench_database():
        started = perf_counter()
        year = live_a_year(open_shop("year"), sales=wanted.sales, seed=wanted.seed)
        print(year.summary())
        print(f"{perf_counter() - started:,.0f} s")
    raise SystemExit(bool(year.disagreements))


if __name__ == "__main__":
    main()
