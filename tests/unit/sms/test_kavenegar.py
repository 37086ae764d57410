"""What we say to Kavenegar and what we make of its answers, against a server that speaks its protocol."""

import pytest

from shared_apps.sms.errors import SmsFailed, SmsRefused, SmsUnreachable
from shared_apps.sms.providers.kavenegar import Kavenegar
from tests.plugins.kavenegar import KavenegarServer


def gateway(server: KavenegarServer, sender: str = "10004346") -> Kavenegar:
    return Kavenegar(url=server.url, key="s3cret", sender=sender, timeout_seconds=2)


def send(server: KavenegarServer, reference: str = "event-1", sender: str = "10004346") -> None:
    gateway(server, sender).send(to="+989121234567", text="رسید شما\nhttps://x/r/1", reference=reference)


def test_a_message_is_a_form_to_the_address_of_the_key(kavenegar: KavenegarServer) -> None:
    send(kavenegar)

    assert kavenegar.asked == ["/v1/s3cret/sms/send.json"]
    [form] = kavenegar.sent
    assert form == {
        "receptor": "00989121234567",
        "message": "رسید شما\nhttps://x/r/1",
        "sender": "10004346",
        "localid": form["localid"],
    }
    assert int(form["localid"]) < 2**63


def test_the_line_of_the_account_is_used_where_none_is_named(kavenegar: KavenegarServer) -> None:
    send(kavenegar, sender="")

    assert "sender" not in kavenegar.sent[0]


def test_a_message_that_is_sent_again_names_itself_the_same(kavenegar: KavenegarServer) -> None:
    for reference in ("event-1", "event-1", "event-2"):
        send(kavenegar, reference)

    first, again, other = (form["localid"] for form in kavenegar.sent)
    assert first == again != other


@pytest.mark.parametrize(
    ("status", "http", "failure"),
    [
        (400, 400, SmsRefused),
        (403, 403, SmsRefused),
        (411, 411, SmsRefused),
        (411, 200, SmsRefused),
        (409, 409, SmsUnreachable),
        (418, 418, SmsUnreachable),
        (200, 500, SmsUnreachable),
        (200, 503, SmsUnreachable),
        (200, 429, SmsUnreachable),
    ],
)
def test_a_refusal_for_good_is_told_from_one_that_passes(
    kavenegar: KavenegarServer, status: int, http: int, failure: type[SmsFailed]
) -> None:
    kavenegar.answers.clear()
    kavenegar.say(status, http=http)

    with pytest.raises(failure):
        send(kavenegar)


@pytest.mark.parametrize(
    "body", [b"", b"not json", b"[]", b'{"return": null}', b'{"return": {"status": "200"}}', b" " * 70_000]
)
def test_an_answer_that_nobody_can_read_is_no_success(kavenegar: KavenegarServer, body: bytes) -> None:
    kavenegar.answers[:] = [(200, body)]

    with pytest.raises(SmsUnreachable):
        send(kavenegar)


def test_a_gateway_that_is_away_is_told_without_the_key(kavenegar: KavenegarServer) -> None:
    kavenegar.url = "http://127.0.0.1:9"

    with pytest.raises(SmsUnreachable) as failure:
        send(kavenegar)

    assert "s3cret" not in str(failure.value)
    assert failure.value.__cause__ is None


def test_a_redirect_is_not_followed(kavenegar: KavenegarServer) -> None:
    kavenegar.answers[:] = [(302, b"")]

    with pytest.raises(SmsFailed):
        send(kavenegar)

    assert len(kavenegar.asked) == 1
