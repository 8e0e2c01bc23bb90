"""What a window gives depends on the window alone, and any text can be read."""

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.marked import plain_report

from reportedly.model.span import Span, Spans
from reportedly.reader.encoder import Encoder
from reportedly.reader.reader import Reader
from reportedly.reader.weights import bundled_weights
from reportedly.reader.words import read

SENTENCES = [
    "The ministry of Veskara said on Tuesday that at least 12 people had been killed in Brenn.",
    "“It is quiet,” Governor Ilse Maren told reporters.",
    "Orland denied it.",
    "We could not verify the report",
    "the governor said the dam had not been hit adding that repairs would take weeks",
]
PIECES = [
    "The army", " said", " that", " according to", ", ", ". ", "“", "”", '"', "'", "‘", "’", "«",
    "»", "``", "''", "\r\n", "\n\n", "😀", "👩‍🚀", "\u200b", "e\u0301", "МОСКВА сообщила", "北京",
    " KEST FELL", "x" * 200, "https://example.org/a", "\ufeff", "\u202e", " (", ")", " 1,200 ",
]  # fmt: skip


def long_text(seed: int, size: int = 120) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(SENTENCES) for _ in range(size))


def test_a_window_gives_the_same_alone_shuffled_and_among_others() -> None:
    reading = read(plain_report(long_text(1)))
    whole = Encoder(bundled_weights()).read(reading)
    assert len(whole) > 3
    words = [word.of(reading.text) for word in reading.words]
    order = list(range(len(whole)))
    random.Random(2).shuffle(order)
    other = Encoder(bundled_weights())
    other.read(read(plain_report(long_text(3))))
    for index in order:
        window = whole[index].window
        alone = other.vectors(reading, words, window)
        assert np.array_equal(alone, whole[index].vectors)


def test_what_is_remembered_is_what_would_be_read() -> None:
    reading = read(plain_report(long_text(4)))
    encoder = Encoder(bundled_weights())
    first, second = encoder.read(reading), encoder.read(reading)
    fresh = Encoder(bundled_weights()).read(reading)
    for one, two, three in zip(first, second, fresh, strict=True):
        assert one.vectors is two.vectors
        assert np.array_equal(one.vectors, three.vectors)


def test_a_text_without_words_is_read_as_nothing() -> None:
    reading = Reader(bundled_weights()).read(plain_report("\n\n"))
    assert reading.heard is not None
    assert list(reading.heard.candidates) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_every_span_heard_in_odd_text_is_in_the_text(text: str) -> None:
    reading = Reader(bundled_weights()).read(plain_report(text))
    assert reading.heard is not None
    for candidate in reading.heard.candidates:
        spans: Spans = (*candidate.source, candidate.cue, *candidate.content)
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip() != ""
        likelihood = reading.heard.likelihood(candidate.source, (candidate.cue,), candidate.content)
        assert likelihood is not None
        assert all(np.isfinite(value) for value in likelihood)


def test_spans_without_words_have_no_likelihood() -> None:
    reading = Reader(bundled_weights()).read(plain_report("Kest fell.  "))
    assert reading.heard is not None
    assert reading.heard.likelihood((), (Span(10, 12),), (Span(0, 4),)) is None
