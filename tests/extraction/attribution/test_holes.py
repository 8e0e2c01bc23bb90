"""Holes in a content are closed over words that are nobody's, and over nothing else."""

import pytest

import reportedly
from reportedly.extraction.attribution.candidates import Candidate
from reportedly.extraction.attribution.holes import (
    close_holes,
    with_outcome,
    with_undashed_source,
    with_whole_source,
    without_cue,
    without_parted,
)
from reportedly.model.span import Span, Spans

TEXT = "A rocket hit a house in the village of Brenn on Tuesday, the governor said, killing two."


def spans(*pieces: str) -> Spans:
    return tuple(Span(TEXT.index(p), TEXT.index(p) + len(p)) for p in pieces)


@pytest.mark.parametrize(
    ("pieces", "closed"),
    [
        (
            ("A rocket hit a house in", "on Tuesday"),
            ("A rocket hit a house in the village of Brenn on Tuesday",),
        ),
        (("A rocket hit a house", "killing two"), ("A rocket hit a house", "killing two")),
        (("on Tuesday", "killing two"), ("on Tuesday", "killing two")),
    ],
)
def test_only_a_hole_without_marks_or_frame_is_closed(pieces, closed) -> None:
    content = spans(*pieces)
    item = Candidate(
        source=spans("the governor"), cue=spans("said"), content=content, maker="linked"
    )
    assert close_holes(TEXT, item, content, [item]) == spans(*closed)


def test_a_hole_in_which_another_stands_is_kept() -> None:
    content = spans("A rocket hit a house in", "on Tuesday")
    item = Candidate(source=(), cue=spans("said"), content=content, maker="linked")
    other = Candidate(source=spans("the village"), cue=spans("of"), content=(), maker="linked")
    assert close_holes(TEXT, item, content, [item, other]) == content


@pytest.mark.parametrize(
    ("text", "cue", "source", "pieces", "kept"),
    [
        (
            "The Front has stepped up its raids, and a new attack is expected.",
            "is expected", "", ("The Front", "a new attack"), ("a new attack",),
        ),
        (
            "It is feared a house fell, but no one in Kest saw it, and the army left.",
            "is feared", "", ("a house fell", "the army left"), ("a house fell",),
        ),
        (
            "Kest fell, the governor said, and the army left.",
            "said", "the governor", ("Kest fell", "the army left"), ("Kest fell", "the army left"),
        ),
        (
            "Kest, and Brenn beside it, fell, it is feared.",
            "is feared", "", ("Kest", "fell"), ("Kest", "fell"),
        ),
    ],
)  # fmt: skip
def test_what_another_main_clause_parts_from_the_cue_is_dropped(text, cue, source, pieces, kept):
    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    item = Candidate(
        source=(at(source),) if source else (),
        cue=(at(cue),),
        content=tuple(map(at, pieces)),
        maker="linked",
    )
    assert without_parted(text, item, [item]).content == tuple(map(at, kept))


@pytest.mark.parametrize(
    ("text", "content", "source", "kept", "whole"),
    [
        (
            "A raid killed five, the Orlandic Defence Ministry said.",
            "A raid killed five, the Orlandic", "Defence Ministry",
            "A raid killed five", "the Orlandic Defence Ministry",
        ),
        ("Kest fell, Mayor Vell said.", "Kest fell, Mayor", "Vell", "Kest fell", "Mayor Vell"),
        (
            "Kest fell on Friday Vell said.", "Kest fell on Friday", "Vell",
            "Kest fell on Friday", "Vell",
        ),
    ],
)  # fmt: skip
def test_a_source_gets_back_the_words_that_its_content_holds(text, content, source, kept, whole):
    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    item = Candidate(
        source=(at(source),), cue=(at("said"),), content=(at(content),), maker="linked"
    )
    mended = with_whole_source(text, item)
    assert [span.of(text) for span in mended.content] == [kept]
    assert [span.of(text) for span in mended.source] == [whole]


def test_words_that_another_clause_parts_from_a_content_are_dropped() -> None:
    text = (
        "Orlandic troops captured the southern town of Kest, the Meridian agency said, as Vostia "
        "launched coordinated attacks on several towns."
    )
    said = [c for c in reportedly.read(text, published="2031-03-12") if c.cue]
    assert [span.of(text) for claim in said for span in claim.content] == [
        "Orlandic troops captured the southern town of Kest"
    ]


@pytest.mark.parametrize(
    ("text", "source", "content", "mended"),
    [
        (
            "He is to meet Dorin Holt - LKA agency said.",
            "Dorin Holt - LKA agency",
            "He is to meet",
            ("LKA agency", "He is to meet Dorin Holt"),
        ),
        (
            "Kest fell, the Watch - which relies on neighbours - said.",
            "the Watch - which relies on neighbours",
            "Kest fell",
            ("the Watch - which relies on neighbours", "Kest fell"),
        ),
    ],
)
def test_a_source_begins_after_a_lone_dash_in_it(text, source, content, mended):
    def at(part: str) -> Spans:
        return (Span(text.index(part), text.index(part) + len(part)),)

    item = Candidate(source=at(source), cue=at("said"), content=at(content), maker="linked")
    found = with_undashed_source(text, item)
    assert (found.source, found.content) == (at(mended[0]), at(mended[1]))


def test_a_cue_has_its_last_word_alone():
    text = "Both sides are accused of wild shelling."
    item = Candidate(
        source=(), cue=(Span(11, 25),), content=(Span(0, 10), Span(23, 39)), maker="linked"
    )
    assert [span.of(text) for span in without_cue(item).content] == ["Both sides", " wild shelling"]


def test_what_stands_before_but_is_not_said_by_the_one_named_behind_it():
    text = "In May, the pair parted, but - according to the Courier - it was a sham."
    cue, source = Span(31, 43), Span(44, 55)
    item = Candidate(
        source=(source,), cue=(cue,), content=(Span(8, 28), Span(58, 71)), maker="linked"
    )
    assert [s.of(text) for s in (cue, source)] == ["according to", "the Courier"]
    assert [s.of(text) for s in without_parted(text, item, []).content] == ["it was a sham"]


@pytest.mark.parametrize(
    ("behind", "said"),
    [
        (" as injured.", ("19 people", "as injured")),
        (" dead or missing in Kest.", ("19 people", "dead or missing")),
        (" by the mayor.", ("19 people",)),
        (".", ("19 people",)),
    ],
)
def test_a_passive_cue_says_what_stands_right_behind_it(behind: str, said: tuple[str, ...]) -> None:
    text = f"19 people are reported{behind}"
    cue = Span(10, 10 + len("are reported"))
    item = Candidate(source=(), cue=(cue,), content=(Span(0, 9),), maker="linked")
    assert tuple(span.of(text) for span in with_outcome(text, item).content) == said
