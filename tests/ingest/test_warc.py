"""Archives: pages in WARC and ARC, packed and encoded, and records that are broken."""

import gzip
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.ingest import IngestOptions, receive, receive_bytes
from reportedly.model.report import Received

NOW = datetime(2025, 3, 20, 12, 0, tzinfo=UTC)
WORDS = "The governor of Halvik said that the town of Kest had been shelled on Tuesday."
PAGE = f"<html><body><p>{WORDS}</p></body></html>".encode()


def http(body: bytes = PAGE, *headers: bytes) -> bytes:
    lines = (b"HTTP/1.1 200 OK", b"Content-Type: text/html", *headers)
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def record(number: int, block: bytes, size: int | None = None) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{number}>\r\n"
        f"WARC-Date: 2025-03-11T08:30:00Z\r\nWARC-Target-URI: https://m.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if size is None else size}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def addresses(data: bytes) -> list[str | None]:
    items = receive_bytes(data, "a.warc", IngestOptions(now=NOW))
    return [item.report.url for item in items if isinstance(item, Received)]


def test_a_page_keeps_its_record_id_address_and_date(take) -> None:
    report = take(record(1, http()), "a.warc").reports[0]
    assert WORDS in report.text
    assert report.url == "https://m.example/1"
    assert dict(report.capture.headers)["warc-record-id"] == "<urn:x:1>"
    assert dict(report.capture.headers)["warc-date"] == "2025-03-11T08:30:00Z"


def test_chunked_and_packed_answers_are_unpacked(take) -> None:
    packed = gzip.compress(PAGE)
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)
    block = http(chunked, b"Transfer-Encoding: chunked", b"Content-Encoding: gzip")
    assert WORDS in take(record(1, block), "a.warc").reports[0].text


def test_a_wrong_length_loses_only_its_own_record(take) -> None:
    data = record(1, http()) + record(2, http(), 99_999) + record(3, http())
    found = take(data, "a.warc")
    assert [report.url for report in found.reports] == [
        "https://m.example/1",
        "https://m.example/3",
    ]
    broken = next(issue for issue in found.issues if issue.code.name == "BAD_RECORD")
    assert broken.where == f"a.warc:byte {len(record(1, http()))}"


def test_a_damaged_member_loses_only_itself(tmp_path, options, outcome) -> None:
    one, two, three = (gzip.compress(record(n, http())) for n in (1, 2, 3))
    path = tmp_path / "a.warc.gz"
    path.write_bytes(one + two[:20] + b"\xff" * 40 + two[60:] + three)
    found = outcome(receive(path, options))
    urls = [report.url for report in found.reports]
    assert urls == ["https://m.example/1", "https://m.example/3"]
    assert "BAD_RECORD" in found.codes


def test_arc_records_are_read(take) -> None:
    block = http()
    line = f"https://m.example/a b 192.0.2.1 20250311083000 text/html {len(block)}\n".encode()
    report = take(line + block + b"\n", "a.arc").reports[0]
    assert report.url == "https://m.example/a b"


def test_a_record_over_the_limit_is_passed_over(take) -> None:
    data = record(1, http(PAGE + b" " * 5000)) + record(2, http())
    found = take(data, "a.warc", max_bytes=2000)
    assert [report.url for report in found.reports] == ["https://m.example/2"]
    assert "TOO_LARGE" in found.codes


TAILS = st.tuples(st.sampled_from([b"", b"\x1f\x8b\x08", b"WARC/1.0\r\n"]), st.binary(max_size=200))


@given(TAILS.map(b"".join), st.booleans())
@settings(max_examples=150, deadline=None)
def test_whatever_follows_the_good_records_stay(tail: bytes, packed: bool) -> None:
    good = record(1, http())
    data = (gzip.compress(good) if packed else good) + tail
    assert addresses(data)[:1] == ["https://m.example/1"]
