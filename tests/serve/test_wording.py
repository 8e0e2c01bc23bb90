"""Every closed set of the record has words for all of its values."""

from enum import StrEnum

import pytest

from reportedly import wording

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
