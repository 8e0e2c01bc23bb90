"""A quotation is one speaker's, a nested clause is whole, brackets hold what is said in them."""

import pytest
from tests.marked import plain_report

from reportedly.extraction.attribution.attribution import find_attributions
from reportedly.extraction.attribution.candidates import Candidate
from reportedly.extraction.attribution.whole_pieces import (
    with_whole_clause,
    with_whole_quotations,
    within_brackets,
)
from reportedly.model.attribution import Quotation
from reportedly.model.span import Span, Spans, text_of
from reportedly.reader.reader import bundled_reader

SHARED = (
    "“We hold the hill,” the mayor said. “But they, plainly, as Ilse Vell has said, may defend "
    "their own homes,” Petar Lund added."
)


def spans(text: str, *pieces: str) -> Spans:
    return tuple(Span(text.index(p), text.index(p) + len(p)) for p in pieces)


def item(text: str, source: str, cue: str, *content: str) -> Candidate:
    """A candidate of the encoder's."""
    return Candidate(spans(text, source), spans(text, cue), spans(text, *content), "linked")


def test_a_quotation_is_all_of_the_nearer_speaker() -> None:
    mayor = item(SHARED, "the mayor", "said", "“We hold the hill,”", "“But they, plainly")
    lund = item(
        SHARED, "Petar Lund", "added", "as Ilse Vell has said, may defend their own homes,”"
    )
    quoted = spans(
        SHARED, "“We hold the hill,”", SHARED[SHARED.index("“But") : SHARED.index(" Petar")]
    )
    found = with_whole_quotations(SHARED, quoted, [mayor, lund])
    assert [text_of(SHARED, one.content) for one in found] == [
        "“We hold the hill,”",
        quoted[1].of(SHARED),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The army’s “highly likely” gain worried the mayor, Petar Lund said.",
        "“We went,” he said, “and then we saw the whole of the town was gone.”",
    ],
)
def test_whole_contents_stay_as_they_are(text: str) -> None:
    quoted = bundled_reader().read(plain_report(text)).outer_quotations()
    whole = Candidate((), spans(text, "said"), (Span(0, 12),), "linked")
    assert with_whole_quotations(text, quoted, [whole]) == [whole]


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("He said Kest expects all sides in this war to heed the law.", "all sides in", None),
        ("He said Kest expects the sides in this war to heed it, as ever.", "sides in", None),
        ("He said Kest expects rain on Sunday.", "rain on Sunday.", "rain on Sunday."),
    ],
)
def test_a_nested_clause_ends_at_a_mark(text: str, cut: str, whole: str | None) -> None:
    outer = item(text, "He", "said", text[8:])
    nested = item(text, "Kest", "expects", cut)
    expected = whole or text[text.index("expects ") + 8 :].partition(",")[0].removesuffix(".")
    assert text_of(text, with_whole_clause(text, nested, [outer]).content) == expected


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        (
            "Shells fell on Kest (eleven people died, the mayor said), and more fell later.",
            "Shells fell on Kest (eleven people died",
            "eleven people died",
        ),
        ("The bridge fell (the mayor said).", "The bridge fell", "The bridge fell"),
        ("The bridge (a new one) fell, he said.", "The bridge (a new one) fell", None),
    ],
)
def test_what_is_said_in_brackets_stays_in_them(
    text: str, content: str, expected: str | None
) -> None:
    by = "he" if "he said" in text and "mayor" not in text else "the mayor"
    found = within_brackets(text, item(text, by, "said", content))
    assert text_of(text, found.content) == (expected or content)


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            "“He told me, ‘Stay away,’ and an hour later the mill was gone,” she said.",
            "‘Stay away,’",
        ),
        ("“They said, ‘Go now,’ but we could not walk,” said Petar Lund.", "‘Go now,’"),
    ],
)
def test_an_inner_quotation_ends_at_its_mark(text: str, inner: str) -> None:
    found = find_attributions(bundled_reader().read(plain_report(text)))
    nested = [one for one in found if one.within is not None]
    assert [text_of(text, one.content) for one in nested] == [inner]
    assert nested[0].quotation is Quotation.DIRECT
