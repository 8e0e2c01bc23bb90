"""What a name as written could mean: short forms of divisions, counties in lists, directions."""

import pytest

from reportedly.model.ids import report_id
from reportedly.model.reading import Reading
from reportedly.model.referent import PlaceKind
from reportedly.model.span import Span
from reportedly.reader.tokens import find_words
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.resolution.places.names import divisions_named, look_up

# as written -> the division it is short for
SHORT = [
    ("Tenn.", "Tennessee"),
    ("W. Va.", "West Virginia"),
    ("W.Va.", "West Virginia"),
    ("NSW", "New South Wales"),
    ("B.C.", "British Columbia"),
    ("OR", "Oregon"),
]


@pytest.mark.parametrize(("written", "meant"), SHORT)
def test_short_forms_of_divisions_mean_them(written: str, meant: str) -> None:
    found, short = look_up(open_gazetteer(), written, {})
    assert [place.name for place in found if place.id in short] == [meant]


@pytest.mark.parametrize("written", ["Miss", "Ill", "Pa", "Or", "Wash"])
def test_words_without_stop_or_capitals_are_no_short_forms(written: str) -> None:
    assert look_up(open_gazetteer(), written, {})[1] == frozenset()


def test_a_kind_word_shared_by_a_list_is_part_of_the_name() -> None:
    listed, _ = look_up(open_gazetteer(), "Wilkin", {}, "counties")
    assert listed[0].name == "Wilkin County"
    assert listed[0].kind is PlaceKind.DISTRICT


def test_a_county_can_be_meant_without_its_word_but_is_not_found_by_it() -> None:
    assert not open_gazetteer().find("Monongalia")
    meant, short = look_up(open_gazetteer(), "Monongalia", {})
    assert [place.name for place in meant] == ["Monongalia County"]
    assert not short
    assert not look_up(open_gazetteer(), "Monongalia", {}, "village")[0]


def test_a_short_kind_word_is_written_out() -> None:
    found, _ = look_up(open_gazetteer(), "Loudon Co.", {})
    assert {(place.name, place.admin1) for place in found} == {("Loudon County", "Tennessee")}


def test_a_seat_of_power_is_the_town_that_it_stands_in() -> None:
    found, _ = look_up(open_gazetteer(), "Kremlin", {})
    assert [(place.name, place.country) for place in found] == [("Moscow", "RU")]


def test_directions_are_left_out_where_no_place_has_them() -> None:
    whole, _ = look_up(open_gazetteer(), "Northern Sloviansk", {})
    assert whole == look_up(open_gazetteer(), "Sloviansk", {})[0]


def reading_of(text: str) -> Reading:
    whole = (Span(0, len(text)),)
    return Reading(
        report=report_id(None, None, text), text=text, language="en", words=find_words(text),
        sentences=whole, paragraphs=whole, quoted=(), furniture=(),
    )  # fmt: skip


# text -> divisions named in it
NAMED = [
    ("The Kentucky Transportation Cabinet met.", {("US", "Kentucky")}),
    ("The West Virginia Turnpike is shut.", {("US", "West Virginia")}),
    ("A driver from Aldry, W.Va., was stopped.", {("US", "West Virginia")}),
    ("Two roads in Aldry, Ont., are shut.", {("CA", "Ontario")}),
    ("La Brenn said an ill man came.", set()),
    ("Miss Aldry spoke.", set()),
]


@pytest.mark.parametrize(("text", "named"), NAMED)
def test_divisions_inside_other_names_are_seen(text: str, named: set[tuple[str, str]]) -> None:
    assert set(divisions_named(reading_of(text), open_gazetteer(), ())) == named


def test_words_that_a_toponym_covers_are_left_out() -> None:
    reading = reading_of("Kentucky Kentucky")
    assert divisions_named(reading, open_gazetteer(), {0, 1}) == ()
    assert divisions_named(reading, open_gazetteer(), {0}) == (("US", "Kentucky"),)


@pytest.mark.parametrize(
    ("written", "kind", "meant"),
    [
        ("Damascus", "province", "Rif Dimashq"),
        ("Damascus Province", None, "Rif Dimashq"),
        ("Damascus", "city", "Dimashq"),
        ("Damascus", None, "Dimashq"),
        ("Moscow", "region", "Moscow Oblast"),
        ("Aleppo", "province", "Aleppo"),  # more than its city
        ("Baghdad", "province", "Baghdad"),  # nothing is filed around it
    ],
)
def test_the_province_of_a_city_that_is_one_itself_lies_around_it(
    written: str, kind: str | None, meant: str
) -> None:
    found, _ = look_up(open_gazetteer(), written, {}, kind)
    assert found[0].name == meant
