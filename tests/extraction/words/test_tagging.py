"""Words get the tags that the rules of attribution rely on."""

import pytest
from tests.marked import plain_report

from reportedly.extraction.attribution.segments import find_segments
from reportedly.extraction.words.tagging import tag_words
from reportedly.extraction.words.verbgroups import find_verbs
from reportedly.reader.words import read


def tags(text: str) -> str:
    return "".join(find_segments(read(plain_report(text)))[0].tag)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said that Kest fell.", "DNEHLV."),
        ("Orland controls most of Kest.", "LVDIL."),
        ("Vell’s claims were denied.", "L'NAE."),
        ("Police say the long-range guns fired.", "LVDN-NNE."),
        ("It failed to hold the newly opened road.", "PETUDRNN."),
        ("Gen. Vell left on Monday.", "L-LEIY."),
        ("According to Vell, Kest held.", "LIL,LE."),
        ("He said “no,” and left.", "PEqCE."),
        ("Five railway stations in the west were shelled.", "#NNIDNAE."),
        ("Kest was shelled, an agency reports.", "LAE,DNV."),
        ("On 11–12 June Kest fell.", "I#-#YLV."),
        ("Kest fell – Vell left.", "LV~LE."),
    ],
)
def test_tags(text: str, expected: str) -> None:
    assert tags(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has been widely expected.", [("has been widely expected", True, True)]),
        ("He did not mention Kest.", [("did not mention", True, False)]),
        (
            "Men trained by Orland said so.",
            [("trained", False, True), ("said", True, False)],
        ),
        ("They want to leave Kest.", [("want", True, False), ("to leave", False, False)]),
    ],
)
def test_verb_groups(text: str, expected: list[tuple[str, bool, bool]]) -> None:
    segment = find_segments(read(plain_report(text)))[0]
    found = [
        (segment.span(verb.start, verb.end).of(text), verb.finite, verb.passive)
        for verb in find_verbs(segment)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("words", "parts", "expected"),
    [
        ("the rebels still hold Kest", ["", "", "ADV", "VERB", ""], "DNRVL"),
        ("the rebels still hold Kest", ["", "", "", "", ""], "DNRNL"),
        ("forces likely hold it", ["NOUN", "ADV", "VERB", ""], "NRVP"),
        ("he said shelling stopped", ["", "", "NOUN", ""], "PENE"),
        ("it led to airstrikes by rebels", ["", "", "", "VERB", "", ""], "PETNIN"),
    ],
)
def test_parts_of_speech_settle_what_lists_leave_open(
    words: str, parts: list[str], expected: str
) -> None:
    surface = words.split()
    starts = [words.index(word) for word in surface]
    ends = [start + len(word) for start, word in zip(starts, surface, strict=True)]
    low = [word.lower() for word in surface]
    assert "".join(tag_words(surface, low, starts, ends, parts)) == expected
