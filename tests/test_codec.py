"""The record format: the golden record, its schema, and what is refused."""

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reportedly import codec
from reportedly.errors import InvalidNoun, InvalidRecord, IssueCode
from reportedly.model.claim import Claim
from reportedly.model.ids import claim_id, report_id
from reportedly.model.issue import Issue
from reportedly.model.report import Report
from reportedly.model.run import Run

GOLDEN = Path(__file__).parent / "golden" / "record"
LINES = (GOLDEN / "every-field.jsonl").read_bytes().splitlines()
TEXT = (GOLDEN / "every-field.txt").read_bytes().decode()
SCHEMA: dict[str, Any] = codec.schema()
SPAN = {"$ref": "#/$defs/Span"}
NOUNS = list(codec.read_jsonl(LINES))
CLAIMS = [noun for noun in NOUNS if isinstance(noun, Claim)]
REPORT = next(noun for noun in NOUNS if isinstance(noun, Report))
CLAIM_LINES = [line for line in LINES if line.startswith(b'{"format":1,"id":"c_')]


def encode(noun: codec.Noun) -> bytes:
    if isinstance(noun, Report):
        return codec.encode_report(noun, with_text=True)
    return codec.encode_line(noun)


def walk(value: Any, part: dict[str, Any], path: str = "") -> Iterator[tuple[str, str, Any, Any]]:
    """(kind.key, path, value, schema) of every key of `value`, found by the schema alone."""
    options = [part, *part.get("anyOf", ()), *part.get("oneOf", ())]
    for option in [resolved(option) for option in options]:
        if option.get("type") == "object" and isinstance(value, dict):
            if not set(option["required"]) <= set(value) <= set(option["properties"]):
                continue
            for key, inner in option["properties"].items():
                at = f"{path}.{key}".lstrip(".")
                yield f"{option['title']}.{key}", at, value.get(key), inner
                yield from walk(value.get(key), inner, at)
        elif option.get("type") == "array" and isinstance(value, list):
            for index, item in enumerate(value):
                yield from walk(item, option.get("items") or {}, f"{path}[{index}]")


def resolved(part: dict[str, Any]) -> dict[str, Any]:
    name = part.get("$ref", "").removeprefix("#/$defs/")
    return SCHEMA["$defs"][name] if name else part


def spans_in(line: bytes) -> Iterator[tuple[str, list[list[int]]]]:
    """(path, spans) of every key that holds a span or a list of spans."""
    for _, path, value, part in walk(json.loads(line), SCHEMA):
        if value and (part.get("$ref") == SPAN["$ref"] or SPAN in part.get("anyOf", ())):
            yield path, [value]
        elif value and part.get("items") == SPAN:
            yield path, value


def test_every_line_of_the_golden_record_is_written_back_byte_for_byte() -> None:
    assert [encode(noun) for noun in NOUNS] == LINES
    assert [encode(codec.decode_line(line.decode())) for line in LINES] == LINES


def test_every_kind_of_line_is_in_the_golden_record() -> None:
    kinds = {type(noun).__name__.lower() for noun in NOUNS}
    assert kinds == {*codec.KINDS, "reportwithouttext"}


def test_every_key_of_the_schema_says_something_in_the_golden_record() -> None:
    values: dict[str, list[Any]] = defaultdict(list)
    for line in LINES:
        for key, _, value, _ in walk(json.loads(line), SCHEMA):
            values[key].append(value)
    every = {
        f"{name}.{key}"
        for name, part in SCHEMA["$defs"].items()
        for key in part.get("properties", ())
    }
    said = {key for key, found in values.items() if any(v not in (None, [], "") for v in found)}
    assert every - said == {"SpeakerItem.side", "ActorItem.side"}  # joined when printing


@pytest.mark.parametrize("line", LINES)
def test_every_line_of_the_golden_record_fits_the_schema(line: bytes) -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(line))


def test_the_schema_is_a_schema_in_which_every_key_is_described_and_every_object_closed() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for name, part in SCHEMA["$defs"].items():
        assert part.get("description"), name
        for key, inner in part.get("properties", {}).items():
            assert inner.get("description") or resolved(inner).get("description"), (name, key)
            assert part["additionalProperties"] is False


def test_every_span_covers_the_words_that_the_marked_up_twin_lists() -> None:
    twin = re.split(r"^## ", (GOLDEN / "every-field.md").read_text("utf-8"), flags=re.M)[1:]
    listed = [re.findall(r"^- `(.+?)`: (.+)$", part, flags=re.M) for part in twin]
    spans = [list(spans_in(LINES[1])), *(list(spans_in(line)) for line in CLAIM_LINES)]
    found = [
        [
            (path.removeprefix("report."), " ⏐ ".join(TEXT[start:end] for start, end in pieces))
            for path, pieces in line
        ]
        for line in spans
    ]
    assert found == listed


def test_no_span_of_the_golden_record_has_outer_white_space() -> None:
    for line in CLAIM_LINES:
        for path, pieces in spans_in(line):
            for start, end in pieces:
                assert TEXT[start:end].strip() == TEXT[start:end] != "", path


def test_ids_and_hashes_of_the_golden_record_are_those_of_its_text() -> None:
    assert REPORT.text == TEXT
    assert REPORT.id == report_id(REPORT.publisher, REPORT.url, TEXT)
    assert REPORT.sha256_text == sha256(TEXT.encode()).hexdigest()
    for c in CLAIMS:
        spans = (c.source, c.cue, c.content)
        assert c.id == claim_id(REPORT.id, *spans, c.quotation, c.within)
        assert c.report.id == REPORT.id


CLAIM = next(line for line in CLAIM_LINES if b'"role":"nurse"' in line)  # the second claim
ISSUE = (
    b'{"format":1,"issue":{"code":"I101","where":"a.txt","report":null,"span":null,"detail":null}}'
)

REFUSED = [
    (b"", "not JSON"),
    (b"[]", "Expected `object`, got `array` - at `$`"),
    (b'{"format":1}', "no kind of record"),
    (b'{"format":1,"story":{}}', "no kind of record among the keys ['format', 'story']"),
    (b'{"format":1,"issue":{},"run":{}}', "missing required field `code` - at `$.issue`"),
    (CLAIM.replace(b'"format":1', b'"format":2'), "format 2, and this program reads format 1"),
    (ISSUE.replace(b'"format":1', b'"format":2,"new":0'), "format 2, and this program"),
    (CLAIM.replace(b'"mood"', b'"modd"'), "unknown field `modd` - at `$`"),
    (CLAIM.replace(b'"mood":"actual",', b""), "missing required field `mood` - at `$`"),
    (CLAIM.replace(b'"actual"', b'"real"'), "Invalid enum value 'real' - at `$.mood`"),
    (CLAIM.replace(b'"kind":"medic"', b'"kind":null', 1), "at `$.speakers[0].kind`"),
    (CLAIM.replace(b'"role":"nurse"', b'"rank":"nurse"', 1), "field `rank` - at `$.speakers[0]`"),
    (CLAIM.replace(b'"cue":[[', b'"cue":[[9,3],['), "[9, 3) is not a span - at `$.cue`"),
    (CLAIM.replace(b'"cue":[[', b'"cue":[[9000,9001],['), "starts before 9001 - at `$.cue`"),
    (CLAIM.replace(b'"subset_of":null', b'"subset_of":4'), "quantity 4 of 1 - at `$`"),
    (CLAIM.replace(b'"confidence":0.99', b'"confidence":1.5'), "1.5 is not a probability"),
    (CLAIM.replace(b'"lat":-45.8', b'"lat":null'), "lacks name, lat, lon, kind or radius_km"),
    (CLAIM.replace(b'"lat":-45.8', b'"lat":-450'), "is not on Earth"),
    (CLAIM.replace(b'"id":"places:tormund",', b'"id":null,'), "a place without an id"),
    (ISSUE.replace(b'"span":null', b'"span":[3,1]'), "[3, 1) is not a span - at `$.issue`"),
    (ISSUE.replace(b"I101", b"I999"), "Invalid enum value 'I999' - at `$.issue.code`"),
    (ISSUE.replace(b"a.txt", b"a\xff.txt"), "not JSON: 'utf-8'"),
    (LINES[1].replace(b'"published_found":"json_ld"', b'"published_found":null'), "come together"),
    (LINES[1].replace("“The roof".encode(), b"The roof"), "the text has sha256"),
    (LINES[0].replace(b"Z", b""), "at `$.run.started`"),
]


@pytest.mark.parametrize(("line", "message"), REFUSED, ids=[text for _, text in REFUSED])
def test_a_line_that_is_no_record_is_refused_with_its_number_and_key(
    line: bytes, message: str
) -> None:
    lines = [ISSUE, b" \n", line or b"?"]
    assert line not in LINES
    with pytest.raises(InvalidRecord, match=re.escape(message)) as caught:
        list(codec.read_jsonl(lines))
    assert str(caught.value).startswith("line 3: ")


def test_sides_are_added_for_printing_and_read_over() -> None:
    claim = CLAIMS[2]
    sides = {"veskara-defence-ministry": "veskara", "orland-armed-forces": "orland"}
    line = codec.encode_claim(claim, sides)
    record = json.loads(line)
    assert [speaker["side"] for speaker in record["speakers"]] == ["veskara"]
    assert [actor["side"] for actor in record["actors"]] == ["orland", None]
    assert codec.decode_claim(line) == claim
    Draft202012Validator(SCHEMA).validate(record)
    assert b'"side"' not in codec.encode_claim(claim)


def test_a_report_without_its_text_is_made_whole_only_by_that_text() -> None:
    bare = codec.decode_report(codec.encode_report(REPORT))
    assert isinstance(bare, codec.ReportWithoutText)
    assert bare.with_text(TEXT) == REPORT
    with pytest.raises(InvalidRecord, match="the text has sha256"):
        bare.with_text(TEXT + " ")


def test_equal_numbers_and_moments_have_equal_bytes() -> None:
    claim = CLAIMS[1]
    quantity = replace(claim.quantities[0], high=20)
    assert b'"high":20,' in codec.encode_claim(replace(claim, quantities=(quantity,)))
    run = next(noun for noun in NOUNS if isinstance(noun, Run))
    east = run.started.astimezone(timezone(timedelta(hours=5)))
    assert codec.encode_run(replace(run, started=east)) == codec.encode_run(run)


def test_the_population_of_a_place_is_not_in_the_record() -> None:
    claim = CLAIMS[0]
    place = claim.places[0].place
    assert place is not None
    peopled = replace(claim.places[0], place=replace(place, population=11_800))
    line = codec.encode_claim(replace(claim, places=(peopled,)))
    assert line == codec.encode_claim(claim)
    assert codec.decode_claim(line) == replace(claim, places=(peopled,))


def broken() -> Iterator[tuple[codec.Noun, str]]:
    claim, run = CLAIMS[1], next(noun for noun in NOUNS if isinstance(noun, Run))
    for number in (math.inf, math.nan):
        quantity = replace(claim.quantities[0], high=number)
        yield replace(claim, quantities=(quantity,)), "is not a finite number"
    speaker = replace(claim.speakers[0], confidence=-0.1)
    yield replace(claim, speakers=(speaker,)), "is not a probability"
    yield replace(run, started=datetime(2025, 4, 2)), "run:"
    yield Issue(code=IssueCode.EMPTY, where="\udcff.txt"), "lone surrogate"


@pytest.mark.parametrize(("noun", "message"), list(broken()))
def test_a_noun_that_json_cannot_hold_is_refused(noun: codec.Noun, message: str) -> None:
    with pytest.raises(InvalidNoun, match=message):
        codec.encode_line(noun)
