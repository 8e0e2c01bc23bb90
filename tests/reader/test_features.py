"""What the encoder is told of words beside their letters."""

import pytest
from tests.marked import plain_report

from reportedly.reader.features import Case, Layout, QuoteState, case_of, layouts, quote_states
from reportedly.reader.words import read


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("said", Case.SMALL), ("Kest", Case.TITLE), ("I", Case.TITLE), ("NATO", Case.CAPITALS),
        ("McVell", Case.MIXED), ("1,200", Case.FIGURES), ("“", Case.MARK), ("北京", Case.SMALL),
        ("'s", Case.SMALL), ("U.S.", Case.CAPITALS),
    ],
)  # fmt: skip
def test_case(word: str, case: Case) -> None:
    assert case_of(word) is case


def test_quotations_are_told_with_their_marks_and_what_is_nested() -> None:
    reading = read(plain_report("Vell said “we heard ‘go home’ today” twice."))
    told = [
        (word.of(reading.text), state)
        for word, state in zip(reading.words, quote_states(reading), strict=True)
        if state is not QuoteState.OUTSIDE
    ]
    assert told == [
        ("“", QuoteState.EDGE), ("we", QuoteState.INSIDE), ("heard", QuoteState.INSIDE),
        ("‘", QuoteState.EDGE), ("go", QuoteState.NESTED), ("home", QuoteState.NESTED),
        ("’", QuoteState.EDGE), ("today", QuoteState.INSIDE), ("”", QuoteState.EDGE),
    ]  # fmt: skip


def test_sentences_and_paragraphs_begin_where_they_begin() -> None:
    reading = read(plain_report("Kest fell. It burned.\n\nNobody came."))
    found = layouts(reading)
    begins = {
        word.of(reading.text): layout
        for word, layout in zip(reading.words, found, strict=True)
        if layout is not Layout.NOTHING
    }
    assert begins == {
        "Kest": Layout.PARAGRAPH,
        "It": Layout.SENTENCE,
        "Nobody": Layout.PARAGRAPH,
    }
