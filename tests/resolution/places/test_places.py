"""Which place a name means: by kind, container, country, nearness and size; and when not to say."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extraction.toponyms.toponyms import find_toponyms
from reportedly.model.ids import report_id
from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import Place, PlaceKind
from reportedly.model.span import Span
from reportedly.plugins import Gazetteer
from reportedly.reader.sentences import find_sentences
from reportedly.reader.tokens import find_words
from reportedly.resolution.places.evidence import read_cues
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.resolution.places.places import mismatch, resolve_places
from reportedly.resolution.places.places_file import read_places
from reportedly.resolution.places.toponym_benchmark import predict
from reportedly.sample import sample_file


@pytest.fixture(scope="module")
def sample() -> Gazetteer:
    return read_places(sample_file("places.toml"))


def reading_of(text: str) -> Reading:
    paragraphs = (Span(0, len(text)),) if text else ()
    return Reading(
        report=report_id(None, None, text),
        text=text,
        language="en",
        words=find_words(text),
        sentences=find_sentences(text, paragraphs, ()),
        paragraphs=paragraphs,
        quoted=(),
        furniture=(),
    )


def resolved(text: str, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    reading = reading_of(text)
    return resolve_places(reading, find_toponyms(reading, gazetteer), gazetteer)


# text, a name in it -> id of the place it means
MEANT = [
    ("Shells fell in Halvik province.", "Halvik", "halvik-province"),
    ("Shells fell in the Halvik region.", "Halvik", "halvik-province"),
    ("Shells fell in the city of Halvik.", "Halvik", "halvik-city"),
    ("Shells fell in Halvik city.", "Halvik", "halvik-city"),
    ("HALVIK, March 11 - Shells fell.", "HALVIK", "halvik-city"),
    ("The governor of Halvik spoke.", "Halvik", "halvik-province"),
    ("They hold all of Halvik.", "Halvik", "halvik-province"),
    ("Kest in Halvik was shelled.", "Halvik", "halvik-province"),
    ("They hold parts of the provinces of Halvik and Westmere.", "Halvik", "halvik-province"),
    ("They hold the Norrend and Halvik regions.", "Norrend", "norrend-province"),
    ("They reached the Tormund river.", "Tormund", "tormund-river"),
    ("They reached the town of Tormund.", "Tormund", "tormund"),
    ("The village of Aldry in Westmere province was hit.", "Aldry", "aldry-westmere"),
    ("The village of Aldry in Halvik province was hit.", "Aldry", "aldry-halvik"),
    ("The village of Aldry near Mereside was hit.", "Aldry", "aldry-westmere"),
    ("Shells fell in Brenn, Kest and Aldry, all in Halvik province.", "Aldry", "aldry-halvik"),
    ("They met in Veskara.", "Veskara", "veskara"),
    ("They hold the departments of Norrend, Halvik and Westmere.", "Halvik", "halvik-province"),
    ("Shells fell in rural Halvik.", "Halvik", "halvik-province"),
    ("Shells fell in Halvik's northern countryside.", "Halvik", "halvik-province"),
    ("They hold parts of Halvik, Norrend and Westmere.", "Halvik", "halvik-province"),
    ("Villages in northern Halvik were shelled.", "Halvik", "halvik-province"),
]


@pytest.mark.parametrize(("text", "name", "meant"), MEANT, ids=[row[0] for row in MEANT])
def test_which_place_a_name_means(text: str, name: str, meant: str, sample: Gazetteer) -> None:
    places = {t.as_written: t.place.id for t in resolved(text, sample) if t.place}
    assert places.get(name) == f"places:{meant}"


# text -> for each of its names, which others it is listed with
LISTED = [
    ("Shells fell in Brenn, Kest and Aldry.", [(1, 2), (0, 2), (0, 1)]),
    ("Shells fell in Brenn and later in Kest.", [(), ()]),
    ("Shells fell in Brenn, Halvik province, and Aldry, Westmere province.", [(), (), (), ()]),
]


@pytest.mark.parametrize(("text", "listed"), LISTED, ids=[row[0] for row in LISTED])
def test_which_names_stand_in_a_list(
    text: str, listed: list[tuple[int, ...]], sample: Gazetteer
) -> None:
    reading = reading_of(text)
    cues = read_cues(reading, find_toponyms(reading, sample))
    assert [cue.listed for cue in cues] == listed


def test_other_places_of_the_name_are_kept_as_candidates(sample: Gazetteer) -> None:
    (found,) = resolved("Shells fell in Halvik province.", sample)
    assert found.candidates == ("places:halvik-city",)


def test_a_sense_once_decided_holds_for_the_report(sample: Gazetteer) -> None:
    text = "Shells fell in Halvik province. Doctors stayed in Halvik."
    first, second = resolved(text, sample)
    assert first.place == second.place


def test_what_is_rural_says_nothing_of_the_name_elsewhere(sample: Gazetteer) -> None:
    text = "Shells fell on {} yesterday. Brenn and Halvik were quiet."
    (*_, after), (*_, other) = (
        resolved(text.format(place), sample) for place in ("rural Halvik", "Halvik province")
    )
    assert after.place is not None
    assert after.place.id == "places:halvik-city"
    assert other.place is not None
    assert other.place.id == "places:halvik-province"


# text, a name in it -> its role
ROLES = [
    ("Shells fell in Brenn.", "Brenn", PlaceRole.EVENT),
    ("The raid could derail talks being held in Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("The talks in Brenn failed.", "Brenn", PlaceRole.EVENT),
    ("A bomb hit a meeting in Brenn.", "Brenn", PlaceRole.EVENT),
    ("A bomb exploded outside a conference in Brenn.", "Brenn", PlaceRole.EVENT),
    ("The staff made no mention of Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("The staff is silent on Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("She was asked about Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("The silence in Brenn ended with a shell.", "Brenn", PlaceRole.EVENT),
    ("The question is who shells Brenn.", "Brenn", PlaceRole.EVENT),
    ("They fired on Brenn.", "Brenn", PlaceRole.EVENT),
    ("It lies 40 km southwest of Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("The village is close to Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("Shells fell in Brenn in Halvik province.", "Halvik", PlaceRole.REFERENCE),
    ("Shells fell on the Halvik town of Brenn.", "Halvik", PlaceRole.REFERENCE),
    ("Shells fell on the Halvik town of Brenn.", "Brenn", PlaceRole.EVENT),
    ("Rockets were fired from Brenn.", "Brenn", PlaceRole.ORIGIN),
    ("Rockets were launched from the city of Halvik.", "Halvik", PlaceRole.ORIGIN),
    ("Rockets were fired from a base in Brenn.", "Brenn", PlaceRole.ORIGIN),
    ("A letter came from a man in Brenn.", "Brenn", PlaceRole.EVENT),
    ("Some 900 families have left Brenn.", "Brenn", PlaceRole.ORIGIN),
    ("They fled from Brenn and Mereside.", "Mereside", PlaceRole.ORIGIN),
    ("Boys from Brenn were held.", "Brenn", PlaceRole.ORIGIN),
    ("Evacuees from the besieged hill towns of Brenn and Olm died.", "Brenn", PlaceRole.ORIGIN),
    (
        "The dead were mostly residents of the towns of Brenn and Mereside.",
        "Mereside",
        PlaceRole.ORIGIN,
    ),
    ("The dead were all residents of Brenn.", "Brenn", PlaceRole.ORIGIN),
    ("A blast hit buses carrying residents of Brenn.", "Brenn", PlaceRole.ORIGIN),
    ("Residents of Brenn were killed.", "Brenn", PlaceRole.EVENT),
    ("Shells killed four residents of Brenn.", "Brenn", PlaceRole.EVENT),
    ("It lies 9 km (5.6 miles) from Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("The road to Brenn is cut.", "Brenn", PlaceRole.REFERENCE),
    ("Planes bombed a besieged Brenn suburb.", "Brenn", PlaceRole.REFERENCE),
    ("Shells fell on the northern Brenn suburbs.", "Brenn", PlaceRole.REFERENCE),
    ("Shells fell on the Mereside suburb of Brenn.", "Brenn", PlaceRole.EVENT),
    ("The area on the outskirts of Brenn was shelled.", "Brenn", PlaceRole.REFERENCE),
    ("A mill on the outskirts of Brenn was shelled.", "Brenn", PlaceRole.EVENT),
    ("A convoy bound for the city of Mereside turned back.", "Mereside", PlaceRole.REFERENCE),
    ("Tanks rolled towards Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("They fled, but not to Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("It must not spread beyond Halvik.", "Halvik", PlaceRole.REFERENCE),
    (
        "Families were evacuated from the two towns of Brenn and Mereside.",
        "Mereside",
        PlaceRole.ORIGIN,
    ),
    ("Its embassy in Brenn spoke.", "Brenn", PlaceRole.REFERENCE),
    ("It shelled the bridge near Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("Shells from a ship fell on the left bank in Brenn.", "Brenn", PlaceRole.EVENT),
    ("The Mereside-based group spoke.", "Mereside", PlaceRole.REFERENCE),
    ("The governor of Halvik spoke.", "Halvik", PlaceRole.REFERENCE),
    # where those sit who act
    ("Talks with the regime in Brenn broke down.", "Brenn", PlaceRole.REFERENCE),
    ("The headquarters of the government in Brenn was hit.", "Brenn", PlaceRole.EVENT),
    # a place behind another, or behind one that is described, says where that lies
    ("Shells fell on Kest near Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("Shells fell on Kest, a town outside Brenn.", "Brenn", PlaceRole.REFERENCE),
    (
        "Shells fell on the town of Kest on the northern edge of Brenn.",
        "Brenn",
        PlaceRole.REFERENCE,
    ),
    ("Shells fell on a village near Orland's second city Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("Shells fell near Brenn.", "Brenn", PlaceRole.EVENT),
    ("Shells fell in western Halvik near Brenn.", "Brenn", PlaceRole.EVENT),
    ("Shells fell in Halvik province near Brenn.", "Brenn", PlaceRole.EVENT),
    ("Shells fell in Halvik near Kest.", "Kest", PlaceRole.EVENT),
    ("Shells fell in Norrend near Brenn.", "Brenn", PlaceRole.REFERENCE),
    # the ends of a way
    ("A truck was hit on the road connecting Kest to Brenn.", "Kest", PlaceRole.REFERENCE),
    ("A truck was hit on the road connecting Kest to Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("They cut the highway between Kest and Brenn.", "Kest", PlaceRole.REFERENCE),
    ("They cut the highway between Kest and Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("Shells fell on the Kest-Brenn highway in Veskara.", "Kest", PlaceRole.REFERENCE),
    ("Shells fell in Kest - Brenn was quiet, the road empty.", "Kest", PlaceRole.EVENT),
    ("Clashes between gangs in Kest and Brenn went on.", "Brenn", PlaceRole.EVENT),
    ("Shells fell on the eastern suburbs of Brenn.", "Brenn", PlaceRole.REFERENCE),
    # where somebody is taken or driven from, it happens
    ("They ousted the last gunmen from Brenn.", "Brenn", PlaceRole.EVENT),
    ("The militia was driven out of Brenn.", "Brenn", PlaceRole.EVENT),
    ("A priest was kidnapped from the town of Brenn.", "Brenn", PlaceRole.EVENT),
    # where those stand who do it
    ("Gunmen positioned in Kest shelled Brenn.", "Kest", PlaceRole.ORIGIN),
    ("Gunmen positioned in Kest shelled Brenn.", "Brenn", PlaceRole.EVENT),
    ("Bands based in Kest and Mereside fired on Brenn.", "Mereside", PlaceRole.ORIGIN),
    ("Troops stationed in Kest were shelled.", "Kest", PlaceRole.EVENT),
    # how far something stretches, what is parted, and what is talked of
    ("They guard the front from Kest to Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("They sailed from Kest to Brenn.", "Brenn", PlaceRole.EVENT),
    ("A ridge separates Kest from Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("The Tormund divides Halvik.", "Halvik", PlaceRole.REFERENCE),
    ("They spoke of the Halvik question.", "Halvik", PlaceRole.REFERENCE),
    ("This is our Aldry, not the one in Westmere.", "Westmere", PlaceRole.REFERENCE),
    ("Veskara is a country in Westmere.", "Westmere", PlaceRole.REFERENCE),
    # with the one before it; a row of "in" is a list
    ("Shells fell north of Kest and Brenn.", "Brenn", PlaceRole.REFERENCE),
    ("Shells fell in Kest, in Brenn, in Aldry.", "Brenn", PlaceRole.EVENT),
    ("Shells fell in Kest, in Halvik.", "Halvik", PlaceRole.REFERENCE),
    # a side of it that something is in
    ("Shells fell in the north of Halvik.", "Halvik", PlaceRole.EVENT),
    # what holds nothing
    ("Shells fell on Kest, the Tormund river.", "Tormund", PlaceRole.EVENT),
]


@pytest.mark.parametrize(("text", "name", "role"), ROLES, ids=[row[0] for row in ROLES])
def test_what_a_place_does(text: str, name: str, role: PlaceRole, sample: Gazetteer) -> None:
    assert {t.as_written: t.role for t in resolved(text, sample)}[name] is role


def _place(kind: PlaceKind, population: int) -> Place:
    return Place(
        id="places:x", name="X", lat=-45.0, lon=-131.0, kind=kind, country="VX", admin1=None,
        radius_km=1.0, population=population,
    )  # fmt: skip


# what the report calls it, what is known -> what is said of it
CALLED = [
    ("village", PlaceKind.CITY, 80_000, "village, known as city"),
    ("villages", PlaceKind.CITY, 80_000, "village, known as city"),
    ("town", PlaceKind.CITY, 80_000, None),
    ("town", PlaceKind.CITY, 800_000, "town, known as city"),
    ("city", PlaceKind.VILLAGE, 400, "city, known as village"),
    ("village", PlaceKind.TOWN, 9_000, None),
    ("village", PlaceKind.VILLAGE, 400, None),
    ("village", PlaceKind.CITY, 0, "village, known as city"),
    ("city", PlaceKind.VILLAGE, 0, "city, known as village"),
    ("town", PlaceKind.CITY, 0, None),
    ("city", PlaceKind.TOWN, 0, None),
    ("village", PlaceKind.SETTLEMENT, 0, None),
    ("province", PlaceKind.CITY, 80_000, "province, known as city"),
    ("region", PlaceKind.REGION, 0, None),
    ("region", PlaceKind.AREA, 0, None),
    ("bridge", PlaceKind.COUNTRY, 0, None),
    ("river", PlaceKind.TOWN, 9_000, None),
]


@pytest.mark.parametrize(("word", "kind", "population", "said"), CALLED)
def test_what_a_report_calls_a_place_is_compared(
    word: str, kind: PlaceKind, population: int, said: str | None
) -> None:
    assert mismatch(word, _place(kind, population)) == said


def test_nothing_is_compared_without_a_word_or_a_place() -> None:
    assert mismatch(None, _place(PlaceKind.CITY, 1)) is None
    assert mismatch("village", None) is None


def test_a_village_of_halvik_city_is_said_to_be_known_as_a_city(sample: Gazetteer) -> None:
    (found,) = resolved("The village of Mereside burned.", sample)
    assert found.mismatch == "village, known as city"


def test_a_suburb_of_a_city_is_no_mismatch(sample: Gazetteer) -> None:
    (found,) = resolved("The suburbs of Mereside burned.", sample)
    assert found.mismatch is None


def test_an_unknown_village_stays_undecided(sample: Gazetteer) -> None:
    (found,) = resolved("The village of Zarbeth burned.", sample)
    assert found.place is None
    assert found.candidates == ()
    assert found.made is not None
    assert found.made.rule.endswith("not-in-gazetteer")


def test_one_of_many_stays_undecided_with_candidates(tmp_path: Path) -> None:
    entries = "\n".join(
        f'[[place]]\nid = "{n}"\nnames = ["Ivel"]\nlat = {-40 - n}\nlon = {-100 - 5 * n}\n'
        f'kind = "village"\ncountry = "VX"'
        for n in range(9)
    )
    path = tmp_path / "places.toml"
    path.write_text(f"format = 1\n{entries}", encoding="utf-8")
    (found,) = resolved("Shells fell in Ivel.", read_places(path))
    assert found.place is None
    assert len(found.candidates) == 5
    assert found.confidence is None


class _Dotted:
    """A gazetteer with a small place of a faraway country under a common word."""

    version = "dotted"
    _places = (
        ("Veskara", PlaceKind.COUNTRY, "VX", -45.0, 4_000_000),
        ("Brenn", PlaceKind.TOWN, "VX", -45.0, 9_000),
        ("Castle", PlaceKind.TOWN, "ZZ", 45.0, 9_000),
    )

    def find(self, name: str) -> tuple[Place, ...]:
        return tuple(
            Place(
                id=f"geonames:{place}", name=place, lat=lat, lon=lat, kind=kind, country=country,
                admin1=None, radius_km=1.0, population=population,
            )
            for place, kind, country, lat, population in self._places
            if place == name
        )  # fmt: skip

    def has(self, name: str) -> bool:
        return bool(self.find(name))


def test_a_lone_small_place_of_another_country_is_not_believed() -> None:
    text = "Fighting went on in Veskara. Shells fell in Brenn and near Castle."
    found = {toponym.as_written: toponym for toponym in resolved(text, _Dotted())}
    assert found["Brenn"].place is not None
    assert found["Castle"].place is None
    assert found["Castle"].candidates == ("geonames:Castle",)


def test_a_small_place_is_not_believed_among_unknown_ones() -> None:
    text = "Rebels seized the village of Castle, near the town of Zarbeth and the city of Ghulm."
    found = {toponym.as_written: toponym for toponym in resolved(text, _Dotted())}
    assert found["Castle"].place is None
    assert found["Castle"].candidates == ("geonames:Castle",)
    text = "Rebels seized the village of Brenn, near the town of Zarbeth in Veskara."
    found = {toponym.as_written: toponym for toponym in resolved(text, _Dotted())}
    assert found["Brenn"].place is not None


def test_a_small_place_outside_what_contains_it_is_not_believed() -> None:
    found = {t.as_written: t for t in resolved("Shells fell in Castle in Brenn.", _Dotted())}
    assert found["Castle"].place is None
    assert found["Castle"].candidates == ("geonames:Castle",)


def test_the_publishers_country_counts(tmp_path: Path) -> None:
    entries = "\n".join(
        f'[[place]]\nid = "{c}"\nnames = ["Ivel"]\nlat = {lat}\nlon = 0\nkind = "town"\n'
        f'country = "{c}"\npopulation = 9000'
        for c, lat in (("VX", -45), ("OX", 45))
    )
    path = tmp_path / "places.toml"
    path.write_text(f"format = 1\n{entries}", encoding="utf-8")
    gazetteer = read_places(path)
    reading = reading_of("Shells fell in Ivel.")
    toponyms = find_toponyms(reading, gazetteer)
    for country in ("VX", "OX"):
        (found,) = resolve_places(reading, toponyms, gazetteer, country)
        assert found.place is not None
        assert found.place.country == country


_NAMES = st.sampled_from(["Halvik", "Kest", "Aldry", "Nowhere", "Veskara", "Tormund", "in", ","])


@given(words=st.lists(_NAMES, max_size=20))
def test_same_order_and_length_and_never_invented(words: list[str]) -> None:
    gazetteer = read_places(sample_file("places.toml"))
    text = " ".join(words)
    reading = reading_of(text)
    given_ = tuple(
        Toponym(span=span, as_written=span.of(text))
        for span in reading.words
        if span.of(text)[0].isupper()
    )
    found = resolve_places(reading, given_, gazetteer)
    assert [t.span for t in found] == [t.span for t in given_]
    for toponym in found:
        ids = [place.id for place in gazetteer.find(toponym.as_written)]
        assert toponym.place is None or toponym.place.id in ids
        assert set(toponym.candidates) <= set(ids)


def test_benchmark_finds_toponyms_or_takes_the_given_ones(sample: Gazetteer) -> None:
    record = {"id": "1", "text": "Shells fell in Brenn.", "toponyms": [{"start": 0, "end": 6}]}
    found = predict(record, sample, read=reading_of, find=find_toponyms)
    assert [(t["start"], t["end"], t["surface"]) for t in found["toponyms"]] == [(15, 20, "Brenn")]
    assert found["toponyms"][0]["lat"] == -45.58
    taken = predict(record, sample, read=reading_of, find=find_toponyms, given=True)
    assert taken == {"id": "1", "toponyms": [{"start": 0, "end": 6, "surface": "Shells"}]}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Shells fell in Aleppo and Homs in Syria. Talks were held in Geneva.", "Geneva", "CH"),
        ("Shells fell in Aleppo and Homs in Syria. They met in Lausanne.", "Lausanne", "CH"),
        ("Shells fell in Aleppo and Homs in Syria. They met in Kiev.", "Kiev", "UA"),
        ("Shells fell in Aleppo and Homs in Syria. They took the village of Barna.", "Barna", None),
        ("Shells fell in Aleppo and Homs in Syria. A road leads to Merton.", "Merton", None),
    ],
)
def test_a_large_town_needs_no_other_sign_of_its_country(
    text: str, name: str, country: str | None
) -> None:
    start = text.index(name)
    names = ("Aleppo", "Homs", "Syria", name)
    given = tuple(
        Toponym(span=Span(text.index(one), text.index(one) + len(one)), as_written=one)
        for one in names
    )
    found = resolve_places(reading_of(text), given, open_gazetteer())
    (place,) = [item.place for item in found if item.span.start == start]
    assert (place.country if place else None) == country
