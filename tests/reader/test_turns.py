"""Direct speech without quotation marks: transcripts and dashes."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.marked import plain_report

from reportedly.model.span import text_of
from reportedly.reader.words import read

PIECES = ["VELL: ", "We hold. ", "- ", " - said Vell. ", "“", "”", "\n\n", "— Kest fell — ", "Go. "]


def quoted(text: str) -> list[tuple[str, int]]:
    return [(text_of(text, item.pieces), item.depth) for item in read(plain_report(text)).quoted]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- We hold. We stay - said Vell.", [("- We hold. We stay -", 0)]),
        ("- We hold. We stay - he added.", [("- We hold. We stay -", 0)]),
        ("- The road is open - Ida Moor noted in Kest.", [("- The road is open -", 0)]),
        ("- We hold - the deputy minister noted.", [("- We hold -", 0)]),
        ("- The road - she alone knew it - fell.", []),
        ("Kest fell.- We hold - added Vell.", [("- We hold -", 0)]),
        ("- We - all of us - hold - said Vell.", [("- We - all of us - hold -", 0)]),
        (
            "- We hold Kest. It was shelled, and Brenn - lost - said Vell.",
            [("- We hold Kest. It was shelled, and Brenn - lost -", 0)],
        ),
        ("- We hold - so Vell. The league split - said Moor.", []),
        ("- We hold “the hill” - said Vell.", [("- We hold “the hill” -", 0), ("“the hill”", 1)]),
        ("The league - now split - said no.", []),
        ("- The league - now split - said no.", []),
        ("- We hold “the hill - said Vell.” It fell.", [("“the hill - said Vell.”", 0)]),
        ("- Firms closed - in May.", []),
        (
            "VELL: We hold.\n\nANA TASS, EDITOR: Who?\n\nVELL (on tape): Us.",
            [("We hold.", 0), ("Who?", 0), ("Us.", 0)],
        ),
        ("KEST: Orland left.\n\nShells fell.", []),
    ],
)
def test_speech_without_marks(text: str, expected: list[tuple[str, int]]) -> None:
    assert quoted(text) == expected


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_outermost_quotations_never_overlap(text: str) -> None:
    outer = [
        piece
        for item in read(plain_report(text)).quoted
        if item.depth == 0
        for piece in item.pieces
    ]
    outer.sort()
    assert all(a.end <= b.start for a, b in pairwise(outer))
