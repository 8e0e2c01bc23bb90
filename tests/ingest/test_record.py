"""JSON Lines: keys, versions, and lines that are wrong while the rest goes on."""

import json
from io import BytesIO

import pytest

from reportedly.ingest.jsonl import read_lines
from reportedly.ingest.stream import Stream
from reportedly.model.ids import report_id, work_id
from reportedly.model.report import Status

TEXT = "The governor of Halvik said that the town of Kest had been shelled again on Tuesday."


def test_all_keys_are_taken_over(take) -> None:
    record = {
        "text": TEXT, "publisher": "Meridian Wire", "url": "https://m.example/1", "title": "Kest",
        "published": "2025-03-11", "language": "en-GB", "original_language": "fr",
        "status": "corrected", "version": 3, "unknown": {"key": 1},
    }  # fmt: skip
    found = take(json.dumps(record), "a.jsonl")
    report = found.reports[0]
    assert (report.publisher, report.url, report.title) == (
        "Meridian Wire", "https://m.example/1", "Kest",
    )  # fmt: skip
    assert (report.language, report.original_language) == ("en", "fr")
    assert (report.status, report.version, found.codes) == (Status.CORRECTED, 3, [])


def test_a_record_may_name_the_version_it_supersedes(take) -> None:
    earlier = report_id("A", "https://a.example/1", "first")
    line = json.dumps({"text": TEXT, "publisher": "A", "supersedes": earlier})
    report = take(line, "a.jsonl").reports[0]
    assert (report.supersedes, report.version) == (earlier, 2)


def test_a_record_may_name_the_address_of_the_earlier_version(take) -> None:
    line = json.dumps({
        "text": TEXT, "publisher": "A", "url": "https://a.example/2",
        "supersedes": "https://a.example/1",
    })  # fmt: skip
    report = take(line, "a.jsonl").reports[0]
    assert (report.supersedes, report.version) == (None, 2)
    assert report.work == work_id("A", "https://a.example/1", "whatever it said")


def test_a_bad_line_is_named_and_the_rest_goes_on(take) -> None:
    lines = [
        json.dumps({"text": "one"}), "{broken", "[1, 2]", '"a string"', json.dumps({"title": "x"}),
        json.dumps({"text": ""}), "", json.dumps({"text": "two"}),
    ]  # fmt: skip
    found = take("\n".join(lines), "a.jsonl")
    assert [report.text for report in found.reports] == ["one", "two"]
    wrong = [(i.where, i.code.name) for i in found.issues if i.report is None]
    assert wrong == [
        ("a.jsonl:2", "BAD_JSON"), ("a.jsonl:3", "BAD_JSON"), ("a.jsonl:4", "BAD_JSON"),
        ("a.jsonl:5", "BAD_JSON"), ("a.jsonl:6", "EMPTY"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        ({"text": 12}, '"text" or "html" is no string but int'),
        ({"html": ["<p>"]}, '"text" or "html" is no string but list'),
        ({"text": None, "title": "x"}, 'no "text" and no "html"'),
    ],
)
def test_a_text_that_is_no_string_is_said_to_be_none(take, line, detail) -> None:
    (issue,) = take(json.dumps(line), "a.jsonl").issues
    assert (issue.code.name, issue.detail) == ("BAD_JSON", detail)


def test_a_line_keeps_its_own_bytes(take) -> None:
    first, second = b'{"text": "one"}\r\n', '{"text": "zwölf" }'.encode()
    found = take(first + second, "a.jsonl")
    assert [item.raw for item in found.received] == [first, second]


def test_an_item_of_an_array_keeps_its_own_bytes(take) -> None:
    found = take('[ {"text":  "one"},\n {"text": "zwölf"} ]', "a.json")
    assert [item.raw for item in found.received] == [
        b'{"text":  "one"}',
        '{"text": "zwölf"}'.encode(),
    ]


def test_one_object_over_several_lines_is_a_record(take) -> None:
    found = take(json.dumps({"text": "one", "title": "t"}, indent=1), "a.json")
    assert [report.text for report in found.reports] == ["one"]


def test_values_of_the_wrong_kind_are_left_out_and_said(take) -> None:
    line = json.dumps({"text": TEXT, "publisher": 7, "status": "rumour", "version": "x"})
    found = take(line, "a.jsonl", published="2025-03-11")
    assert found.reports[0].publisher is None
    assert found.codes == ["BAD_JSON", "BAD_JSON", "BAD_JSON"]


def test_lone_surrogates_are_replaced_and_said(take) -> None:
    found = take('{"text": "Kest \\ud83d held out."}', "a.jsonl")
    assert found.reports[0].text == "Kest \ufffd held out."
    assert "LONE_SURROGATE" in found.codes


@pytest.mark.parametrize(
    "line", ["[" * 200_000, '{"text": ' + "[" * 200_000, '{"text": 1' + "0" * 10_000 + "}"]
)
def test_a_hostile_line_is_an_issue(take, line) -> None:
    assert take(line, "a.jsonl").codes == ["BAD_JSON"]


def test_a_line_over_the_limit_is_passed_over(take) -> None:
    long = json.dumps({"text": "x" * 5000})
    found = take(f'{{"text": "one"}}\n{long}\n{{"text": "two"}}\n', "a.jsonl", max_bytes=1000)
    assert [report.text for report in found.reports] == ["one", "two"]
    assert ("a.jsonl:2", "TOO_LARGE") in [(i.where, i.code.name) for i in found.issues]


def test_a_line_in_another_encoding_is_guessed(take) -> None:
    found = take(b'{"text": "He said \x93no\x94 twice."}', "a.jsonl")
    assert found.reports[0].text == "He said “no” twice."
    assert "ENCODING_GUESSED" in found.codes


def test_json_lines_in_utf16_are_refused_in_words(take) -> None:
    found = take('{"text": "one"}\n'.encode("utf-16"), "a.jsonl")
    assert (found.codes, "UTF-8" in found.issues[0].detail) == (["BAD_JSON"], True)


def test_no_records_at_all_is_empty(take) -> None:
    assert take("\n\n", "a.jsonl").codes == ["EMPTY"]


def test_a_record_may_hold_a_page(take) -> None:
    html = f"<html><head><title>Kest</title></head><body><p>{TEXT}</p></body></html>"
    report = take(json.dumps({"html": html, "publisher": "A"}), "a.jsonl").reports[0]
    assert (report.text, report.title, report.publisher) == (TEXT, "Kest", "A")


def test_lines_are_numbered_from_one() -> None:
    lines = read_lines(Stream(BytesIO(b'{"a": 1}\n\n{"a": 2}')), 100)
    assert [line.number for line in lines] == [1, 3]
