"""Every closed set of the record has words for all of its values."""

from enum import StrEnum

import pytest

from reportedly import wording
from reportedly.store.coding.draw import Pool

TABLES = {
    name: table
    for name, table in vars(wording).items()
    if name.isupper()
    and not name.startswith("_")
    and isinstance(table, dict)
    and isinstance(next(iter(table)), StrEnum)
}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_value_has_words(name):
    table = TABLES[name]
    assert set(table) == set(type(next(iter(table))))
    assert all(words and "_" not in words for words in table.values())


def test_the_tables_are_found():
    assert len(TABLES) >= 15


@pytest.mark.parametrize(
    ("items", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists_read_as_english(items, words):
    assert wording.listed(items) == words


@pytest.mark.parametrize("words", [*wording.STANCE.values(), *wording.VERIFICATION.values()])
def test_no_wording_needs_to_know_whether_one_or_many_speak(words):
    """ "Rescue workers asserted it"; and what is not verified is "unverified" everywhere."""
    assert not words.split()[0].endswith("s")
    assert "not verified" not in words


def test_how_a_sample_was_drawn_reads_as_english():
    drawn = Pool(publisher="Halvik Gazette", since="2025-03", sample=3, seed=1)
    assert drawn.words == (
        "drawn at random from the current reports of Halvik Gazette, published from 2025-03"
    )
    assert Pool().words == "all current reports"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a shell hit", "a shell hit"),
        ("a shell hit the mill", "a shell\u00a0…"),
        ("  https://kest.example/a  ", "https://kes…"),
        ("", ""),
    ],
)
def test_an_excerpt_is_never_empty_of_words(words: str, shown: str) -> None:
    assert wording.excerpt(words, 12) == shown
