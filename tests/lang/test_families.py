"""Words of one family have one key; words of others have not."""

import pytest

from reportedly.lang.families import family_key, lemma_key

FAMILIES = [
    "resign resigns resigned resigning resignation",
    "kill kills killed killing killer",
    "die dies died dying death dead",
    "shoot shot shooting shooter",
    "explode exploded exploding explosion",
    "nominate nominated nomination nominee",
    "withdraw withdrew withdrawn withdrawal",
    "appoint appointed appointment",
    "acquire acquired acquisition",
    "marry married marriage",
    "earthquake earthquakes quake",
    "rob robbed robbing robbery",
]


@pytest.mark.parametrize("words", FAMILIES)
def test_forms_and_nouns_of_a_verb_are_one_family(words: str) -> None:
    assert len({family_key(word) for word in words.split()}) == 1


def test_no_two_families_meet() -> None:
    keys = [family_key(words.split()[0]) for words in FAMILIES]
    assert len(set(keys)) == len(FAMILIES)


@pytest.mark.parametrize(
    ("one", "two"), [("fire", "firm"), ("mission", "miss"), ("nation", "nat"), ("person", "pers")]
)
def test_like_spelling_alone_makes_no_family(one: str, two: str) -> None:
    assert family_key(one) != family_key(two)


@pytest.mark.parametrize(
    "words",
    [
        "strike struck striking strikes",
        "say said says",
        "carry carried carries",
        "pass passed passes",
    ],
)
def test_inflections_share_a_lemma(words: str) -> None:
    assert len({lemma_key(word) for word in words.split()}) == 1


def test_a_noun_made_from_a_verb_is_another_lemma() -> None:
    assert lemma_key("resignation") != lemma_key("resigned")
