"""Words that tell of happenings: what they tell of, and whether that is told as having happened."""

import pytest
from tests.marked import plain_report

from reportedly.model.noticed import Telling
from reportedly.reader.reader import bundled_reader
from reportedly.reader.triggers import BUCKETS, buckets_of

READER = bundled_reader()


def telling(text: str, word: str) -> Telling | None:
    found = READER.read(plain_report(text)).noticed
    assert found is not None
    return found.telling(text.index(word))


TOLD = [
    ("Gunboats attacked two ferries off Halvik on Monday.", "attacked", "ASSAULT"),
    ("The presidents of Orland and Veskara met in Brenn.", "met", "CONSULT"),
    ("Police detained forty students after the march.", "detained", "COERCE"),
    ("Orland delivered flour and tents to the villagers.", "delivered", "AID"),
    ("Thousands joined a protest in Brenn against the draft.", "protest", "PROTEST"),
    ("The council imposed sanctions on the shipping line.", "sanctions", "SANCTION"),
]


@pytest.mark.parametrize(("text", "word", "kind"), TOLD)
def test_words_tell_of_happenings(text: str, word: str, kind: str) -> None:
    found = telling(text, word)
    assert found is not None
    assert found.kind == kind
    assert found.likely > 0.5
    assert found.happened > 0.5


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ferry crossed the wide river at noon.", "crossed"),
        ("The minister said that the harvest was good.", "said"),
        ("A new school opened beside the old mill.", "school"),
    ],
)
def test_other_words_tell_of_none(text: str, word: str) -> None:
    found = telling(text, word)
    assert found is not None
    assert found.likely < 0.3


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The army plans to bomb the bridge next week.", "bomb"),
        ("Orland has called for a withdrawal of all troops.", "withdrawal"),
        ("If the rebels attack the port, the fleet will leave.", "attack"),
    ],
)
def test_what_is_planned_denied_or_supposed_has_not_happened(text: str, word: str) -> None:
    found = telling(text, word)
    assert found is not None
    assert found.happened < 0.5
    assert found.otherwise in ("DENIED", "PLANNED", "OPEN")


def test_marks_tell_of_nothing() -> None:
    assert telling("The army left.", ".") is None


def test_words_are_known_in_any_case() -> None:
    assert list(buckets_of("SHELLED", "VERB")) == list(buckets_of("shelled", "VERB"))
    assert all(0 <= bucket < BUCKETS for bucket in buckets_of("é", "NOUN"))
