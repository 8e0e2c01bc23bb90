"""Words of nations and peoples: which place each stands for, and what it says of a report."""

import pytest

from reportedly.lang import table
from reportedly.model.mention import Toponym
from reportedly.model.referent import PlaceKind
from reportedly.model.span import Span
from reportedly.predictions import reading_of
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.resolution.places.nations import nations, seats
from reportedly.resolution.places.places import resolve_places, told_by_words


def meant(text: str, *names: str) -> list[str | None]:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    given = tuple(Toponym(span=span, as_written=span.of(text)) for span in sorted(spans))
    reading = reading_of({"id": "1", "text": text})[1]
    resolved = resolve_places(reading, given, open_gazetteer())
    return [toponym.place.name if toponym.place else None for toponym in resolved]


def test_every_demonym_stands_for_a_place_of_the_gazetteer() -> None:
    known = nations(open_gazetteer())
    for code, rows in table("en", "demonyms").items():
        for name, words in rows.items():
            found = {known[word.lower()].place for word in words.split()}
            assert len(found) == 1, name
            assert found.pop().country == (None if code == "world" else code)


def test_a_division_goes_before_an_area_of_its_name() -> None:
    assert nations(open_gazetteer())["crimean"].place.kind is PlaceKind.REGION


def test_every_nation_of_the_table_is_a_country_of_the_gazetteer() -> None:
    known = nations(open_gazetteer())
    rows = table("en", "nations").values()
    unknown = [row["names"][0] for row in rows if row["names"][0].lower() not in known]
    assert not unknown


def test_both_congos_have_their_seats() -> None:
    assert {seats(open_gazetteer())[seat] for seat in ("kinshasa", "brazzaville")} == {"CD", "CG"}


# text, a name in it -> the name of the place it means
MEANT = [
    ("Fighting in eastern Congo spread towards Goma.", "Congo", "Democratic Republic of the Congo"),
    ("Two Chechen commanders were named.", "Chechen", "Chechnya"),
    ("Dagestanis made up the rest.", "Dagestanis", "Dagestan"),
    ("The ship crossed the Pacific in nine days.", "Pacific", "Pacific Ocean"),
]


@pytest.mark.parametrize(("text", "name", "place"), MEANT, ids=[row[1] for row in MEANT])
def test_which_place_a_word_means(text: str, name: str, place: str) -> None:
    assert meant(text, name) == [place]


def test_which_congo_follows_from_its_towns() -> None:
    text = "In Congo the president spoke, in Brazzaville and in Pointe-Noire."
    assert meant(text, "Congo", "Brazzaville", "Pointe-Noire")[0] == "Republic of the Congo"
    text = "In Congo the army spoke, in Goma and in Bukavu."
    assert meant(text, "Congo", "Goma", "Bukavu")[0] == "Democratic Republic of the Congo"


def test_a_people_speaks_for_its_country_and_its_division() -> None:
    reading = reading_of({"id": "1", "text": "A Chechen unit held the road."})[1]
    told = told_by_words(reading, open_gazetteer(), (), None)
    assert told.countries["RU"] > 0
    assert ("RU", "Chechnya") in told.regions
