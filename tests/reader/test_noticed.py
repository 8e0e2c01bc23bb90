"""What the encoder notices of events: spans of the text itself, shares that add up."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.marked import plain_report

from reportedly.model.noticed import Noticed
from reportedly.model.span import Span
from reportedly.reader.encoder import softmax
from reportedly.reader.noticed import best_run, log_sum
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
    assert log_sum(scores)[0] == pytest.approx(1000.313, abs=0.01)
