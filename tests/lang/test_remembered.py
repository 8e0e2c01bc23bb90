"""What was found in a reading is found once, and never handed to another reading."""

from reportedly.lang.remembered import once_a_reading
from reportedly.model.reading import Reading
from reportedly.reader.words import given_words


def test_a_reading_is_asked_once_until_another_one_comes() -> None:
    asked: list[str] = []

    @once_a_reading
    def length(reading: Reading) -> int:
        asked.append(reading.text)
        return len(reading.text)

    short, long = given_words("Kest", (), (), ()), given_words("Kest fell", (), (), ())
    assert [length(item) for item in (short, short, long, short)] == [4, 4, 9, 4]
    assert asked == ["Kest", "Kest fell", "Kest"]


def test_readings_of_one_text_are_told_apart() -> None:
    asked: list[Reading] = []
    find = once_a_reading(lambda reading: asked.append(reading))
    find(given_words("Kest", (), (), ()))
    find(given_words("Kest", (), (), ()))
    assert len(asked) == 2


def test_what_else_is_given_has_to_be_the_same() -> None:
    asked: list[list[str]] = []

    @once_a_reading
    def with_names(reading: Reading, names: list[str]) -> int:
        asked.append(names)
        return len(names)

    kest, brenn = ["Kest"], ["Brenn"]
    reading = given_words("Kest fell", (), (), ())
    assert [with_names(reading, names) for names in (kest, kest, brenn, ["Brenn"])] == [1, 1, 1, 1]
    assert asked == [kest, brenn]
