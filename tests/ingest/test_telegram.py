"""Channel exports: messages with words become reports, the rest is counted."""

import json
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.ingest import Format, IngestOptions, receive_bytes
from reportedly.model.report import Received, Status

NOW = datetime(2025, 3, 20, 12, 0, tzinfo=UTC)
WORDS = "The governor of Halvik said that Kest had been shelled."


def message(number: int, text: object = WORDS, **more: object) -> dict[str, object]:
    return {
        "id": number, "type": "message", "date": "2025-03-11T09:30:00",
        "date_unixtime": "1741681800", "text": text, **more,
    }  # fmt: skip


def export(*messages: object, kind: str = "public_channel") -> str:
    head = {"name": "Halvik Today", "type": kind, "id": 77, "messages": list(messages)}
    return json.dumps(head, indent=1)


def test_a_message_is_a_report(take) -> None:
    text = ["The governor ", {"type": "bold", "text": "of Halvik"}, " spoke.\n"]
    found = take(export(message(5, text, forwarded_from="Kest Post")), "result.json")
    report = found.reports[0]
    assert report.text == "The governor of Halvik spoke.\n"
    assert (report.publisher, report.url) == ("Halvik Today", "https://t.me/c/77/5")
    assert report.published is not None
    assert report.published.day == "2025-03-11"
    assert report.capture.headers == (("forwarded_from", "Kest Post"),)


def test_both_states_of_an_edited_message_are_versions(take) -> None:
    later = message(5, WORDS + " Later more.", edited="2025-03-11T10:00:00")
    first, second = take(export(message(5), later), "result.json").reports
    assert first.work == second.work
    assert (second.version, second.status) == (2, Status.EDITED)


def test_what_has_no_words_is_counted(take) -> None:
    service = {"id": 1, "type": "service", "action": "pin_message"}
    found = take(export(service, message(2, "", photo="p.jpg"), message(3)), "result.json")
    assert len(found.reports) == 1
    assert found.issues[-1].detail == "1 messages without words, 1 service messages"


def test_private_chats_are_passed_over(take) -> None:
    assert take(export(message(1), kind="personal_chat"), "result.json").reports == []


def test_a_broken_message_is_named_by_its_byte_and_the_rest_goes_on(take) -> None:
    text = export(message(1), message(2), message(3)).replace('"id": 2,', '"id": 2,,')
    text = text.replace(",,", ", ,")
    found = take(text, "result.json")
    assert [report.url for report in found.reports][::1] == [
        "https://t.me/c/77/1", "https://t.me/c/77/3",
    ]  # fmt: skip
    broken = next(issue for issue in found.issues if issue.code.name == "BAD_RECORD")
    place = int(broken.where.removeprefix("result.json:byte "))
    assert text.encode()[place:].lstrip(b"{ \n").startswith(b'"id": 2,')


@given(st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_whatever_follows_the_good_messages_stay(tail: bytes) -> None:
    head = export(message(1)).rstrip("}] \n") + "},"
    options = IngestOptions(now=NOW, format=Format.TELEGRAM)
    items = list(receive_bytes(head.encode() + tail, "-", options))
    assert isinstance(items[0], Received)
    assert items[0].report.url == "https://t.me/c/77/1"
