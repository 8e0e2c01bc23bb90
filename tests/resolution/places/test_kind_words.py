"""What a report calls a place: the words inside, behind, before and beside its name."""

import pytest

from reportedly.resolution.places.kind_words import kind_word, of_its_own, of_the_land


def ranges_of(words: list[str]) -> list[tuple[int, int]]:
    """The capitalised words, each a name; two in a row are one."""
    found: list[tuple[int, int]] = []
    for index, word in enumerate(words):
        if word[0].isupper():
            joined = bool(found) and found[-1][1] == index
            first = found.pop()[0] if joined else index
            found.append((first, index + 1))
    return found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("in Halvik province", ["province"]),
        ("in rural Halvik", ["countryside"]),
        ("the Halvik village of Kest", [None, "village"]),
        ("the Halvik port of Kest", [None, "port"]),
        ("the Kest village council", ["village"]),
        ("the Halvik province of Orland", ["province", None]),
        ("in northern rural Halvik", ["countryside"]),
        ("in the rural town of Kest", ["town"]),
        ("in Halvik 's southern countryside", ["countryside"]),
        ("in Halvik western countryside", ["countryside"]),
        ("in Kest northern front", [None]),
        ("the Halvik and Norrend people 's republics", ["republics", "republics"]),
        ("the Halvik people 's republic", ["republic"]),
        ("the Halvik people", [None]),
        ("parts of Halvik , Norrend and Westmere", ["regions"] * 3),
        ("parts of Kest and Brenn", [None, None]),
        ("shells on Kest , Brenn and Marl", [None] * 3),
    ],
)
def test_what_a_place_is_called(text: str, kinds: list[str | None]) -> None:
    words = text.split()
    ranges = ranges_of(words)
    small = [word.lower() for word in words]
    assert [kind_word(small, ranges, index) for index in range(len(ranges))] == kinds


def test_a_kind_word_inside_the_last_name_is_that_of_the_list() -> None:
    words = ["parts", "of", "halvik", "and", "norrend", "oblasts"]
    assert kind_word(words, [(2, 3), (4, 6)], 0) == "oblasts"


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("villages in Halvik", True),
        ("a town in northern Halvik", True),
        ("the village of Halvik", False),
        ("shells in Halvik", False),
    ],
)
def test_what_lies_in_the_division_of_a_name(text: str, land: bool) -> None:
    words = text.split()
    assert of_the_land([word.lower() for word in words], ranges_of(words)[0][0]) is land


def test_suburbs_behind_a_name_lie_around_it() -> None:
    assert of_its_own(["in", "halvik", "suburbs"], [(1, 2)], 0)
