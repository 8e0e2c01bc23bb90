"""Names that places had: found, dated, and weighed by the day of the report."""

from pathlib import Path

import pytest
from tests.resolution.places.test_places import reading_of

from reportedly.errors import BadConfiguration
from reportedly.lang.folding import normalise
from reportedly.model.mention import Toponym
from reportedly.model.referent import FormerName, Place, PlaceKind
from reportedly.resolution.places.former_names import bearing, bundled_former_names, former_as
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.resolution.places.places import resolve_places
from reportedly.resolution.places.places_file import read_places


def place(name: str, kind: PlaceKind, *former: FormerName) -> Place:
    return Place(
        id=f"{name}-{kind}",
        name=name,
        lat=-45.0,
        lon=-130.0,
        kind=kind,
        country="VX",
        admin1=None,
        radius_km=3.0,
        former=former,
    )


RULED = FormerName(name="Vellograd", since="1931", until="1992-05")
TOWN = place("Kest", PlaceKind.TOWN, RULED)
REGION = place("Vellograd Oblast", PlaceKind.REGION)


@pytest.mark.parametrize(
    ("day", "others", "counts"),
    [
        ("1975-03-01", (), True),
        ("1975-03-01", (REGION,), True),
        ("1992-04-30", (REGION,), True),
        ("1992-05-01", (REGION,), False),
        ("1930-12-31", (REGION,), False),
        ("2024", (REGION,), False),
        (None, (REGION,), False),
        ("2024", (), True),
        (None, (), True),
    ],
)
def test_an_older_name_counts_while_it_held_and_later_if_nobody_else_has_it(
    day: str | None, others: tuple[Place, ...], counts: bool
) -> None:
    assert (TOWN.id in bearing((TOWN, *others), "vellograd", day)) is counts


def test_of_two_periods_of_a_name_the_later_one_is_told() -> None:
    twice = place("Kest", PlaceKind.TOWN, RULED, FormerName(name="Vellograd", until="1920"))
    assert former_as(twice, "vellograd") == RULED
    assert former_as(twice, "kest") is None


def test_every_row_of_the_table_finds_its_place_by_each_of_its_names() -> None:
    gazetteer = open_gazetteer()
    known = bundled_former_names()
    for key, rows in known.filed.items():
        found = {one.id for one in gazetteer.find(key)}
        assert {number for number, _ in rows} <= found, key
        assert gazetteer.has(key)
    for names in known.had.values():
        for name in names:
            assert name.source
            assert name.since is None or name.since < name.until
            assert normalise(name.name)


# text, the name, day of the report -> what is meant, and until when it was called so
READ = [
    ("Shells fell in Artemivsk.", "Artemivsk", "2015-02-01", ("Bakhmut", "2016-02-04")),
    ("Shells fell in Artyomovsk.", "Artyomovsk", "2024-02-01", ("Bakhmut", "2016-02-04")),
    ("He was born in Kirovohrad.", "Kirovohrad", "2015-02-01", ("Kropyvnytskyi", "2016-07-14")),
    ("He fled to Kirovohrad region.", "Kirovohrad", "2015-02-01", ("Kirovohrad Oblast", None)),
    ("Two died in Dnepropetrovsk.", "Dnepropetrovsk", "2014-05-05", ("Dnipro", "2016-05-19")),
    ("Two met in Dnipropetrovsk.", "Dnipropetrovsk", "2024-05", ("Dnipropetrovsk Oblast", None)),
    ("A mill in Dneprodzerzhinsk burnt.", "Dneprodzerzhinsk", None, ("Kamyanske", "2016-05-19")),
    ("They fought in Stalingrad.", "Stalingrad", "2023-02-02", ("Volgograd", "1961-11-10")),
    ("Police in Rangoon fired.", "Rangoon", "2007-09-26", ("Yangon", "1989-06")),
    ("They met in Bakhmut.", "Bakhmut", "2024-02-01", ("Bakhmut", None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "day", "meant"), READ, ids=[row[0] for row in READ])
def test_a_report_is_read_by_the_names_of_its_day(
    text: str, name: str, day: str | None, meant: tuple[str, str | None]
) -> None:
    reading = reading_of(text)
    start = text.index(name)
    given = (Toponym(span=type(reading.paragraphs[0])(start, start + len(name)), as_written=name),)
    (found,) = resolve_places(reading, given, open_gazetteer(), day=day)
    assert found.place is not None
    assert (found.place.name, found.name_until) == meant


ENTRY = '[[place]]\nnames = ["Kest"]\nlat = -45\nlon = -130\n'


def test_a_places_file_gives_older_names_with_their_dates(tmp_path: Path) -> None:
    path = tmp_path / "places.toml"
    former = 'former = [{ name = "Vellograd", since = "1931", until = 1992-05-03 }]'
    path.write_text(f"format = 1\n{ENTRY}{former}", encoding="utf-8")
    (found,) = read_places(path).find("Vellograd")
    assert found.name == "Kest"
    assert found.former == (FormerName(name="Vellograd", since="1931", until="1992-05-03"),)


@pytest.mark.parametrize(
    ("former", "told"),
    [
        ('"Vellograd"', "must be a list of tables"),
        ('[{ until = "1992" }]', "needs `name`"),
        ('[{ name = "Vellograd" }]', "needs `until`"),
        ('[{ name = "Vellograd", until = "May 1992" }]', "a year, a month or a day"),
        ('[{ name = "Vellograd", since = "1993", until = "1992" }]', "before since 1993"),
        ('[{ name = "Vellograd", until = "1992", by = "decree" }]', "unknown key `by`"),
    ],
)
def test_a_slip_in_an_older_name_is_named(tmp_path: Path, former: str, told: str) -> None:
    path = tmp_path / "places.toml"
    path.write_text(f"format = 1\n{ENTRY}former = {former}", encoding="utf-8")
    with pytest.raises(BadConfiguration, match=r"places\.toml: place 1 \(Kest\)") as error:
        read_places(path)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("written", "until"),
    [
        ("Artemivsk", "2016-02-04"),
        ("Артемовск", "2016-02-04"),
        ("Артёмовск", "2016-02-04"),
        ("Артемівськ", "2016-02-04"),
        ("Бахмут", None),
        ("Артем", None),
    ],
)
def test_an_older_name_is_one_in_cyrillic_letters_too(written: str, until: str | None) -> None:
    (bakhmut,) = (p for p in open_gazetteer().find("Bakhmut") if p.id == "geonames:713174")
    former = former_as(bakhmut, normalise(written))
    assert (former.until if former else None) == until
