"""Inflections, phrase look-up and noun phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.lang.inflection import plural, verb_forms
from reportedly.lang.lexicon import Lexicon, WordView, lowered
from reportedly.lang.nounphrases import Scanner
from reportedly.lang.roles import RoleGroup, roles
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span
from reportedly.reader.tokens import find_words


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("soldier", "soldiers"),
        ("ministry", "ministries"),
        ("spokeswoman", "spokeswomen"),
        ("child", "children"),
        ("eyewitness", "eyewitnesses"),
        ("commander-in-chief", "commanders-in-chief"),
        ("member of parliament", "members of parliament"),
        ("police chief", "police chiefs"),
    ],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("shell", "shell shells shelled shelled shelling"),
        ("seize", "seize seizes seized seized seizing"),
        ("deny", "deny denies denied denied denying"),
        ("stab", "stab stabs stabbed stabbed stabbing"),
        ("strike struck struck", "strike strikes struck struck striking"),
        ("hit hit hit hitting", "hit hits hit hit hitting"),
        ("flee fled fled", "flee flees fled fled fleeing"),
    ],
)
def test_verb_forms(entry: str, forms: str) -> None:
    assert " ".join(verb_forms(entry)) == forms


@given(st.text(max_size=60))
def test_lowering_keeps_every_offset(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_the_longest_phrase_is_found_at_word_ends_only() -> None:
    text = "the air strikes hit"
    view = WordView(text, find_words(text))
    lexicon = Lexicon({"air": 1, "air strike": 2, "air strikes": 3})
    hit = lexicon.at(view, 1)
    assert hit is not None
    assert (hit.value, hit.end, hit.span) == (3, 3, Span(4, 15))
    assert lexicon.at(view, 0) is None


def test_every_kind_of_the_role_table_is_a_kind() -> None:
    text = "spokeswoman"
    hit = roles("en").at(WordView(text, find_words(text)), 0)
    assert hit is not None
    assert (hit.value.kind, hit.value.group) == (SourceKind.OFFICIAL, RoleGroup.PERSON)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (
            "The ministry's spokesman, Captain Joren Tahl, left.",
            ["ministry", "spokesman", "Captain Joren Tahl"],
        ),
        ("The General Staff of the Army of Orland.", ["General Staff of the Army of Orland"]),
        (
            "The London-based Observatory for River Rights said so.",
            ["London-based Observatory for River Rights"],
        ),
        ("President Idris al-Tahl spoke on Monday.", ["President Idris al-Tahl"]),
        ("A fighter jet was seen.", []),
    ],
)
def test_noun_phrases(text: str, spans: list[str]) -> None:
    view = WordView(text, find_words(text))
    assert [p.span.of(text) for p in Scanner(view).scan(Span(0, len(text)))] == spans
