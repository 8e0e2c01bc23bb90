"""Decoding of the attribution head, on scores made by hand and on plain sentences."""

import numpy as np
import pytest
from tests.marked import plain_report

from reportedly.model.span import text_of
from reportedly.reader.attributions import HeardReport, _joined, find_spans
from reportedly.reader.reader import bundled_reader

NONE, B_SRC, I_SRC, B_CUE, I_CUE, B_CON, I_CON = range(7)


@pytest.mark.parametrize(
    ("tags", "sources", "cues", "contents"),
    [
        ([B_SRC, I_SRC, B_CUE, B_CON, I_CON], [(0, 2)], [(2, 3)], [(3, 5)]),
        ([I_SRC, NONE, I_CUE], [(0, 1)], [(2, 3)], []),  # a tag that goes on from nothing begins
        ([B_CON, B_CON, I_CON], [], [], [(0, 1), (1, 3)]),
        ([B_SRC, I_CON, I_CON], [(0, 1)], [], [(1, 3)]),
        ([NONE, NONE], [], [], []),
    ],
)
def test_spans_of_tags(
    tags: list[int],
    sources: list[tuple[int, int]],
    cues: list[tuple[int, int]],
    contents: list[tuple[int, int]],
) -> None:
    scores = np.eye(7, dtype=np.float32)[tags]
    assert find_spans(scores) == (sources, cues, contents)


def test_small_gaps_of_a_content_are_closed_but_not_over_the_frame() -> None:
    pieces = [(0, 4), (5, 6), (8, 9), (14, 16)]
    assert _joined(pieces, [(20, 21)]) == [(0, 9), (14, 16)]
    assert _joined(pieces, [(6, 8)]) == [(0, 6), (8, 9), (14, 16)]
    assert _joined([], [(0, 1)]) == []


def test_no_words_have_no_spans() -> None:
    assert find_spans(np.zeros((0, 7), dtype=np.float32)) == ([], [], [])


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The ministry said that 12 people had died.", "The ministry", "said", "12 people"),
        ("“Kest has fallen,” Governor Ilse Maren told reporters.", "Ilse Maren", "told", "Kest"),
        ("The bridge was hit twice, the governor said.", "governor", "said", "bridge was hit"),
    ],
)
def test_plain_attributions_are_heard(text: str, source: str, cue: str, content: str) -> None:
    reading = bundled_reader().read(plain_report(text))
    assert reading.heard is not None
    best = reading.heard.candidates[0]
    assert source in text_of(text, best.source)
    assert cue in best.cue.of(text)
    assert content in text_of(text, best.content)


def test_what_is_said_is_likelier_than_what_is_not() -> None:
    text = "The ministry said that 12 people had died. Rain fell on Brenn all day."
    reading = bundled_reader().read(plain_report(text))
    assert reading.heard is not None
    best = reading.heard.candidates[0]
    right = reading.heard.likelihood(best.source, (best.cue,), best.content)
    rain = tuple(span for span in reading.sentences if "Rain" in span.of(text))
    wrong = reading.heard.likelihood(best.source, (best.cue,), rain)
    assert right is not None
    assert wrong is not None
    assert right.content > wrong.content
    assert right.content_whole > wrong.content_whole
    assert right.cue == wrong.cue


def test_hyphenated_names_are_not_broken() -> None:
    text = "Those killed were all from al-Sheit Vell said"
    reading = bundled_reader().read(plain_report(text))
    heard = reading.heard
    assert isinstance(heard, HeardReport)
    names = [word.of(text) for word in reading.words]
    al = names.index("al")
    assert heard._unbroken((0, al + 1)) == (0, al + 3)
    assert heard._unbroken((al + 1, al + 5)) == (al + 3, al + 5)
    assert heard._unbroken((0, 2)) == (0, 2)
