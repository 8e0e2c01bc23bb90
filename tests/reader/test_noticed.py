"""What the encoder notices of events: spans of the text itself, shares that add up."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.marked import plain_report

from reportedly.extraction.events.benchmark import each_once
from reportedly.extraction.events.hints import hints_of
from reportedly.model.noticed import Noticed
from reportedly.model.span import Span
from reportedly.model.syntax import Parsed
from reportedly.pipeline import read_text
from reportedly.reader.encoder import softmax
from reportedly.reader.noticed import best_run, widened
from reportedly.reader.reader import bundled_reader

READER = bundled_reader()
PIECES = [
    "The army",
    " Kest",
    ", ",
    ". ",
    "“",
    "”",
    "\n\n",
    " shelled",
    "😀",
    " did not",
    " Halvik",
]


def noticed(text: str) -> Noticed:
    found = READER.read(plain_report(text)).noticed
    assert found is not None
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=60))
@example("")
def test_spans_are_of_the_text_and_shares_add_up(text: str) -> None:
    found = noticed(text)
    whole = Span(0, len(text))
    for tagged in found.actors(whole):
        assert tagged.span.of(text).strip() == tagged.span.of(text) != ""
        assert 0 < tagged.confidence <= 1
    assert sum(found.kinds(whole).values()) == pytest.approx(1, abs=1e-4)


def test_who_does_what_to_whom_is_noticed() -> None:
    text = "The United States imposed sanctions on three Orlandic banks on Monday."
    found = {
        tagged.kind: tagged.span.of(text) for tagged in noticed(text).actors(Span(0, len(text)))
    }
    assert found["source"] == "The United States"
    assert "Orlandic banks" in found["target"]


def test_the_trigger_is_a_word_of_the_region() -> None:
    told = "Thousands of protesters marched through the capital to demand the resignation of both."
    text = f"They met. {told} It rained."
    region = Span(10, 10 + len(told))
    found = noticed(text)
    kinds = {name: share for name, share in found.kinds(region).items() if name != "NONE"}
    assert max(kinds, key=lambda name: kinds[name]) == "PROTEST"
    assert region.contains(found.trigger(region, "PROTEST"))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_places_are_disjoint_words_and_commitment_stays_on_its_scale(text: str) -> None:
    found = noticed(text)
    end = 0
    for tagged in found.toponyms():
        assert end <= tagged.span.start < tagged.span.end
        assert tagged.span.of(text).strip() == tagged.span.of(text)
        end = tagged.span.end
    assert -3 <= found.commitment(Span(0, len(text))) <= 3
    assert sum(found.subtypes(Span(0, len(text))).values()) == pytest.approx(1, abs=1e-4)


def test_places_and_commitment_are_noticed() -> None:
    text = "Shells fell near Bakhmut. Troops may leave Kherson."
    found = noticed(text)
    assert [tagged.span.of(text) for tagged in found.toponyms()] == ["Bakhmut", "Kherson"]
    fell, leave = (Span(text.index(w), text.index(w) + len(w)) for w in ("fell", "leave"))
    assert found.commitment(fell) > found.commitment(leave)


def test_what_is_noticed_in_a_text_does_not_depend_on_what_was_read_before() -> None:
    text = "The army shelled Aleppo."
    alone = noticed(text).kinds(Span(0, 24))
    noticed("Ministers met in Geneva. " * 5)
    assert noticed(text).kinds(Span(0, 24)) == alone


@given(st.lists(st.floats(-1, 1), max_size=30))
def test_the_best_run_is_the_best_of_all(gains: list[float]) -> None:
    start, end = best_run(np.array(gains, dtype=np.float32))
    values = np.array(gains, dtype=np.float32)
    sums = [values[i:j].sum() for i in range(len(gains)) for j in range(i + 1, len(gains) + 1)]
    assert values[start:end].sum() == pytest.approx(max([0.0, *sums]), abs=1e-4)


def test_shares_of_large_scores_are_finite() -> None:
    scores = np.array([[1000.0, 0.0], [999.0, 1000.0]], dtype=np.float32)
    assert softmax(scores).sum(axis=1).tolist() == [1.0, 1.0]


def test_a_run_takes_in_what_belongs_to_its_noun_and_no_more() -> None:
    parsed = Parsed(  # seized the Iranian tanker near Kest
        parts=("VERB", "DET", "ADJ", "NOUN", "ADP", "PROPN"),
        heads=(0, 3, 3, 0, 5, 0),
        labels=("root", "det", "amod", "obj", "case", "obl"),
    )
    assert widened(3, 4, parsed) == (1, 4)
    assert widened(0, 1, parsed) == (0, 1)


PLAIN = [
    ("The army shelled Aleppo.", "ASSAULT"),
    ("Police arrested two protesters.", "COERCE"),
    ("A missile hit a school in Kharkiv.", "ASSAULT"),
    ("Rebels shot down a helicopter.", "ASSAULT"),
    ("Three children were wounded by a landmine.", "ASSAULT"),
    ("The mayor stepped down.", "YIELD"),
    ("Moscow blamed Kyiv for the blast.", "ACCUSE"),
    ("Iran warned it would retaliate.", "THREATEN"),
    ("Thousands of protesters marched through the capital.", "PROTEST"),
    ("He was born in 1961.", "NONE"),
    ("The village lies on the river.", "NONE"),
]


@pytest.mark.parametrize(("text", "kind"), PLAIN)
def test_plain_short_sentences_have_their_type(text: str, kind: str) -> None:
    shares = noticed(text).kinds(Span(0, len(text)), hints(text))
    assert max(shares, key=shares.__getitem__) == kind


def hints(text: str) -> list[str]:
    return list(hints_of(each_once(read_text(text, published=None, publisher=None))))
