"""Whatever comes in, reports and issues come out, and the text is what the bytes say."""

import json
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.ingest import Format, IngestOptions, receive_bytes
from reportedly.model.issue import Issue
from reportedly.model.report import Received

NOW = datetime(2025, 3, 20, tzinfo=UTC)
FORMATS = st.sampled_from(list(Format))
FRAGMENTS = st.sampled_from([
    b"<html>", b"<p>", b"</p>", b"<!--", b"<script>", b"<table><tr>", b"&#x110000;", b"&#1;",
    b"\x00", b'<meta charset="', b"utf-16", b'">', b"Kest was shelled. ", b"\xff\xfe", b"\xd0\x9a",
    b"{", b"}", b'{"text": "', b'"}', b"\n", b"[", b"\\ud800", b"HALVIK (", b"\r", b" - ",
    b'<script type="application/ld+json">', b"March 11, 2025", b"By Maja Toller",
    b"(Meridian Wire)", b"4/5/2025",
])  # fmt: skip
SOUP = st.lists(FRAGMENTS | st.binary(max_size=8), max_size=30).map(b"".join)


def check(item: object) -> None:
    assert isinstance(item, Received | Issue)
    if isinstance(item, Received):
        report = item.report
        assert report.text.strip()
        last = 0
        for piece in report.furniture:
            words = piece.span.of(report.text)
            assert words == words.strip()
            assert piece.span.start >= last
            last = piece.span.end
    elif item.span is not None:
        assert item.report is not None


@given(data=st.binary(max_size=400) | SOUP, kind=FORMATS)
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_reports_and_issues(data: bytes, kind: Format) -> None:
    for item in receive_bytes(data, "-", IngestOptions(now=NOW, format=kind)):
        check(item)


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_the_text_of_a_plain_text_is_the_decoded_input(text: str) -> None:
    data = text.encode()
    for item in receive_bytes(data, "a.txt", IngestOptions(now=NOW)):
        if isinstance(item, Received) and "\x00" not in text:
            assert item.report.text == data.decode("utf-8-sig")


@given(st.text(min_size=1, max_size=300))
@settings(max_examples=200, deadline=None)
def test_the_text_of_a_record_is_its_text(text: str) -> None:
    data = json.dumps({"text": text}).encode()
    for item in receive_bytes(data, "a.jsonl", IngestOptions(now=NOW)):
        if isinstance(item, Received):
            assert item.report.text == text
            assert item.raw == data


@given(SOUP)
@settings(max_examples=100, deadline=None)
def test_the_same_input_gives_the_same_report(data: bytes) -> None:
    options = IngestOptions(now=NOW)
    assert list(receive_bytes(data, "-", options)) == list(receive_bytes(data, "-", options))
