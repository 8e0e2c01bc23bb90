"""Whatever a noun holds, its line gives it back, fits the schema, and stays one line."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from strategies import NOUNS, ids, reports, span_lists

from reportedly import codec
from reportedly.model.attribution import Quotation
from reportedly.model.ids import claim_id
from reportedly.model.report import Report

VALIDATOR = Draft202012Validator(codec.schema())
slow = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def encode(noun: codec.Noun) -> bytes:
    if isinstance(noun, Report):
        return codec.encode_report(noun, with_text=True)
    return codec.encode_line(noun)


def test_there_is_a_strategy_for_every_kind_of_line() -> None:
    assert set(NOUNS) == set(codec.KINDS)


@pytest.mark.parametrize("kind", NOUNS)
@slow
@given(st.data())
def test_a_line_gives_its_noun_back(kind: str, data: st.DataObject) -> None:
    noun = data.draw(NOUNS[kind])
    line = encode(noun)
    again = codec.decode_line(line)
    assert again == noun
    assert type(again) is type(noun)
    assert encode(again) == line
    assert codec.decode_line(line.decode()) == noun


@pytest.mark.parametrize("kind", NOUNS)
@slow
@given(st.data())
def test_a_line_is_one_line_of_json_that_fits_the_schema(kind: str, data: st.DataObject) -> None:
    line = encode(data.draw(NOUNS[kind]))
    assert b"\n" not in line
    assert b"\r" not in line
    VALIDATOR.validate(json.loads(line))


@slow
@given(reports())
def test_a_line_without_text_and_the_text_make_the_report(report: Report) -> None:
    bare = codec.decode_report(codec.encode_report(report))
    assert isinstance(bare, codec.ReportWithoutText)
    assert bare.with_text(report.text) == report
    assert codec.encode_report(bare) == codec.encode_report(report)


@given(ids("r"), span_lists(), span_lists(), span_lists(least=1), st.sampled_from(Quotation))
def test_a_claim_id_depends_on_where_it_stands_and_on_nothing_else(
    report: Any, source: Any, cue: Any, content: Any, quotation: Quotation
) -> None:
    first = claim_id(report, source, cue, content, quotation, None)
    assert first == claim_id(report, source, cue, content, quotation.value, None)
    assert first != claim_id(report, source, cue, content, quotation, first)
    moved = tuple(type(span)(span.start + 1, span.end + 1) for span in content)
    assert first != claim_id(report, source, cue, moved, quotation, None)
    if source != cue:
        assert first != claim_id(report, cue, source, content, quotation, None)
