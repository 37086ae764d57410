"""New shops out of a template that has the longer history. Prints the seconds of each, hashing left out."""

import json

import django

WARM_UP = 2
MEASURED = 5


def main() -> None:
    django.setup()
    from shared_apps.tenants.provisioning.template import refresh_template
    from tests.benchmarks.provisioning import timed_sign_up

    refresh_template()
    times = [timed_sign_up(f"of-age-{number}") for number in range(WARM_UP + MEASURED)]
    print(json.dumps([whole - hashing for whole, hashing in times[WARM_UP:]]))


if __name__ == "__main__":
    main()
