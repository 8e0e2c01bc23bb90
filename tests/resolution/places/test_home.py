"""Where a publisher is at home, and what that does for the places of its reports."""

import pytest
from tests.resolution.places.test_places import reading_of

from reportedly.lang.phraseparts import shipped
from reportedly.model.mention import Toponym
from reportedly.model.span import Span
from reportedly.pipeline import read_text
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.resolution.places.home import home_of
from reportedly.resolution.places.places import resolve_places


@pytest.mark.parametrize(
    ("publisher", "url", "home"),
    [
        ("Ukrinform", None, "UA"),
        ("ukrinform", "https://www.ukrinform.net/rubric/1", "UA"),
        ("The Kyiv Independent", None, "UA"),
        (None, "https://www.timesofisrael.com/liveblog", "IL"),
        ("Qorvath Observer", "https://observer.ge/news/7", "GE"),
        ("qorvath-observer.co.uk", None, "GB"),
        ("Qorvath Observer", "https://news.qorvath.com.jo/7", "JO"),
        ("Ministry of Defence of Ukraine", None, "UA"),
        ("Syrian Emergency Brigade", None, "SY"),
        ("unknown (PL)", None, "PL"),
        ("Reuters", "https://www.reuters.com/world", None),
        ("BBC News", "https://www.bbc.co.uk/news/7", None),
        ("France 24", None, None),
        ("Qorvath Observer", "https://observer.io/7", None),
        ("India-China Friendship Post of India and China", None, None),
        ("palestineherald.com", None, None),  # a paper of Texas
        ("Qorvath Observer", None, None),
        ("", "not an address", None),
        ("Qorvath Observer", "http://[observer/7", None),
        (None, None, None),
    ],
)
def test_where_a_publisher_is_at_home(
    publisher: str | None, url: str | None, home: str | None
) -> None:
    assert home_of(publisher, url, open_gazetteer(), shipped("en").nations) == home


@pytest.mark.parametrize(
    ("text", "name", "home", "country"),
    [
        ("Two men were hurt in Cambridge.", "Cambridge", "US", "US"),
        ("Two men were hurt in Cambridge.", "Cambridge", "GB", "GB"),
        ("Shells fell in Tripoli.", "Tripoli", "LB", "LB"),
        ("Shells fell in Tripoli.", "Tripoli", "TN", "LY"),
        ("Shells fell in Tripoli in Libya.", "Tripoli", "LB", "LY"),
    ],
)
def test_a_place_of_the_publishers_country_goes_first_unless_the_report_names_another(
    text: str, name: str, home: str, country: str
) -> None:
    start = text.index(name)
    given = (Toponym(span=Span(start, start + len(name)), as_written=name),)
    (found,) = resolve_places(reading_of(text), given, open_gazetteer(), home)
    assert found.place is not None
    assert found.place.country == country


@pytest.mark.parametrize(
    ("text", "publisher", "capital"),
    [
        ("A blast shook the capital on Monday.", "Ukrinform", "Kyiv"),
        ("A blast shook the capital on Monday.", "Reuters", None),
        ("A blast shook the capital on Monday, Polish officials said.", "Ukrinform", None),
        ("A blast shook Warsaw. Another shook the capital.", "Ukrinform", "Warsaw"),
    ],
)
def test_the_capital_is_that_of_the_publishers_country_if_no_other_is_named(
    text: str, publisher: str, capital: str | None
) -> None:
    claims = read_text(text, published="2025-03-04", publisher=publisher)
    places = {item.as_written: item.place for claim in claims for item in claim.places}
    place = places["the capital"]
    assert (place.name if place else None) == capital


@pytest.mark.parametrize(
    "text",
    [
        "The regime under Recep Tayyip Erdogan sent troops to Syria.",
        "Gas flows through the Nord Stream pipeline in the Baltic Sea.",
        "Letters in Ursula von der Leyen's and Stalin's hands were found in Kyiv.",
        "The army fired Iskander missiles at a depot in Sumy in a Week.",
    ],
)
def test_persons_weapons_and_pipelines_are_no_places(text: str) -> None:
    places = {item.as_written for claim in read_text(text, published="2025-01-01", publisher=None)
              for item in claim.places}  # fmt: skip
    assert places <= {"Syria", "the Baltic Sea", "Baltic Sea", "Kyiv", "Sumy", "a depot"}
