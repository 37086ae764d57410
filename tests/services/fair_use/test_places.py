"""What a shop may take of the platform at once and in a minute; against a real Redis."""

import structlog
from pytest_django import Settings

from shared_apps.fair_use.places import give_back, take_place
from shared_apps.fair_use.redis import fair_use_redis


def admitted(holder: str, *, schema_name: str = "a", at_once: int = 2, per_minute: int | None = None) -> bool:
    return take_place(
        schema_name=schema_name, kind="tests", holder=holder, at_once=at_once, seconds=60, per_minute=per_minute
    ).is_admitted


def test_no_more_than_the_cap_run_at_once_and_a_place_given_back_is_free() -> None:
    assert [admitted(holder) for holder in ("one", "two", "three")] == [True, True, False]

    give_back(schema_name="a", kind="tests", holder="one")

    assert admitted("three")


def test_one_shops_places_are_not_anothers() -> None:
    assert [admitted("one", at_once=1), admitted("two", at_once=1)] == [True, False]

    assert admitted("one", schema_name="b", at_once=1)


def test_who_asks_again_keeps_its_place() -> None:
    assert [admitted("one", at_once=1), admitted("one", at_once=1)] == [True, True]


def test_the_place_of_a_killed_process_ends_by_itself() -> None:
    assert admitted("killed", at_once=1)
    places = "fair-use:{a}:tests:places"
    assert 0 < fair_use_redis().ttl(places) <= 120

    fair_use_redis().zadd(places, {"killed": 1})

    assert admitted("next", at_once=1)


def test_a_minutes_requests_pass_at_once_and_the_next_hears_how_long_to_wait() -> None:
    assert all(admitted(str(number), at_once=100, per_minute=3) for number in range(3))

    verdict = take_place(schema_name="a", kind="tests", holder="x", at_once=100, seconds=60, per_minute=3)

    assert (verdict.is_admitted, verdict.is_crowded) == (False, False)
    assert 1 <= verdict.retry_after <= 20


def test_the_bucket_fills_again_with_time_and_not_above_a_minutes_worth() -> None:
    assert admitted("first", at_once=100, per_minute=3)
    fair_use_redis().hset("fair-use:{a}:tests:rate", mapping={"tokens": "0", "at": "1"})

    assert [admitted(str(number), at_once=100, per_minute=3) for number in range(4)] == [True, True, True, False]


def test_who_is_refused_takes_no_place() -> None:
    assert admitted("one", per_minute=1)
    assert not admitted("two", per_minute=1)

    assert fair_use_redis().zrange("fair-use:{a}:tests:places", 0, -1) == ["one"]


def test_without_redis_everybody_goes_on_and_it_is_logged_once(settings: Settings) -> None:
    settings.FAIR_USE_REDIS_URL = "redis://127.0.0.1:1/0"

    with structlog.testing.capture_logs() as logs:
        assert [admitted(str(number), at_once=1) for number in range(3)] == [True, True, True]

    assert [line["event"] for line in logs] == ["fair_use_is_off"]
