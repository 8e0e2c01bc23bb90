"""Which capitalised names are read as places, and which as people, bodies or actors."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extraction.toponyms.toponyms import find_toponyms, outside_names
from reportedly.model.attribution import Made
from reportedly.model.ids import report_id
from reportedly.model.mention import ActorMention, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import Place, PlaceKind
from reportedly.model.span import Span
from reportedly.plugins import Gazetteer
from reportedly.reader.sentences import find_sentences
from reportedly.reader.tokens import find_words
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.resolution.places.places_file import read_places

PLACES = """
format = 1
[[place]]
names = ["Veskara", "Republic of Veskara"]
lat = -45
lon = -131
kind = "country"
country = "VX"
population = 4_000_000
[[place]]
id = "halvik-province"
names = ["Halvik"]
lat = -45
lon = -131
kind = "region"
country = "VX"
admin1 = "Halvik"
[[place]]
names = ["Halvik"]
lat = -45
lon = -131
kind = "city"
country = "VX"
admin1 = "Halvik"
population = 212_000
[[place]]
names = ["Deir Ezzor"]
lat = -45
lon = -131
kind = "region"
country = "VX"
admin1 = "Deir Ezzor"
[[place]]
names = ["Brenn"]
lat = -45
lon = -131
kind = "town"
country = "VX"
admin1 = "Halvik"
population = 9_000
[[place]]
names = ["Kest"]
lat = -45
lon = -131
kind = "town"
country = "VX"
admin1 = "Halvik"
population = 14_000
[[place]]
names = ["al-Quay", "Deir al-Quay"]
lat = -45
lon = -131
kind = "village"
country = "VX"
admin1 = "Halvik"
[[place]]
names = ["Tormund"]
lat = -45
lon = -131
kind = "city"
country = "VX"
admin1 = "Halvik"
population = 150_000
[[place]]
names = ["Sorrel"]
lat = -45
lon = -131
kind = "city"
country = "VX"
admin1 = "Halvik"
population = 150_000
[[place]]
names = ["March", "Reading", "Lakes", "IS"]
lat = -45
lon = -131
kind = "town"
country = "VX"
admin1 = "Halvik"
population = 300_000
"""


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("places") / "places.toml"
    path.write_text(PLACES, encoding="utf-8")
    return read_places(path)


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


# text -> names read as places, in order
CASES = [
    ("Brenn was shelled overnight.", ["Brenn"]),
    ("The army did not shell Brenn on Monday.", ["Brenn"]),
    ("Orland will attack Brenn.", ["Brenn"]),
    ("Brenn fell on Monday.", ["Brenn"]),
    ("Brenn remains under siege.", ["Brenn"]),
    ("Brenn remains in rebel hands.", ["Brenn"]),
    ("Brenn is under the control of the rebels.", ["Brenn"]),
    ("Brenn appears to have fallen.", ["Brenn"]),
    ("Brenn is disputed.", ["Brenn"]),
    ("Brenn is in good health.", []),
    ("Brenn is under investigation.", []),
    ("Shells fell on Brenn overnight.", ["Brenn"]),
    ("Brenn fell ill on Monday.", []),
    ("Brenn remains minister.", []),
    ("Brenn was elected mayor.", []),
    # a word before or after says so
    ("Shells fell in Brenn.", ["Brenn"]),
    ("Two villages near Kest burned.", ["Kest"]),
    ("The village of Brenn was quiet.", ["Brenn"]),
    ("Troops left the Halvik province.", ["Halvik"]),
    ("Smoke rose south of Kest.", ["Kest"]),
    # texts that have lost their commas and apostrophes
    ("Shells fell on the towns of Kest Brenn Tormund overnight.", ["Kest", "Brenn", "Tormund"]),
    ("Shells fell in Brenn. Brenns bridge was hit.", ["Brenn", "Brenn"]),
    ("Shells fell in Veskara. It was in Veskaras Brenn too.", ["Veskara", "Brenn"]),
    ("Shells fell in Veskara's Brenn.", ["Veskara", "Brenn"]),
    ("Shells fell in Veskara. Veskaras Brenn burned.", ["Veskara", "Brenn"]),
    ("Shells fell in Veskara. It was in Veskaras 20-month war.", ["Veskara", "Veskara"]),
    ("Shells fell in Veskara. They left Veskaras Olmia.", ["Veskara"]),
    (
        "Shells fell on the towns of Kest Olmeh Tel Zarbeth and Dorn overnight.",
        ["Kest", "Olmeh", "Tel Zarbeth", "Dorn"],
    ),
    (
        "Shells fell on the villages of al-Olmeh Dorn al-Kabir Marrek al-Sur and Jub Rasha.",
        ["al-Olmeh", "Dorn al-Kabir", "Marrek al-Sur", "Jub Rasha"],
    ),
    (
        "Shells fell on the districts of Tariq al-Bab Olin and the Dorn Maren Olt said.",
        ["Tariq al-Bab", "Olin", "Dorn"],
    ),
    ("The villages of Olmeh and Council troops were named.", ["Olmeh"]),
    ("The villages of Dorn Olt and April rains were named.", ["Dorn Olt"]),
    # with commas a run of capitals is one name
    (
        "Late on Sunday, the towns of Kest, Tel Zarbeth, Bustan Dorn and Olm Sar were hit.",
        ["Kest", "Tel Zarbeth", "Bustan Dorn", "Olm Sar"],
    ),
    ("The village of Zarbeth, Maren said, was hit.", ["Zarbeth"]),
    ("In the west of Kest ISM-held streets burned.", ["Kest"]),
    ("Shells fell in Halvik Ibrahim Maren told them.", ["Halvik"]),
    ("Shells fell, in Halvik Ibrahim Maren told them.", []),
    ("Shells fell on the countrys Deir ezzor province.", ["Deir ezzor"]),
    ("Kests mayor was ill.", []),
    ("Residents of Kest fled.", ["Kest"]),
    ("The outskirts of Brenn were hit.", ["Brenn"]),
    ("A Kest-based baker spoke.", ["Kest"]),
    ("They drove from Brenn to Halvik.", ["Brenn", "Halvik"]),
    ("Mortars hit northern Brenn.", ["Brenn"]),
    ("The governor of Halvik spoke.", ["Halvik"]),
    # lists and addresses
    ("It was quiet in Brenn, Kest and Halvik.", ["Brenn", "Kest", "Halvik"]),
    ("A baker died. Brenn, Veskara, mourned.", ["Brenn", "Veskara"]),
    ("Kest in Veskara was quiet.", ["Kest", "Veskara"]),
    ("Ilse Brenn, Veskara, wrote.", ["Veskara"]),
    ("The camp is close to Brenn.", ["Brenn"]),
    # the name itself
    ("The camp at Deir al-Quay is closed.", ["Deir al-Quay"]),
    ("They fled to the village of al-Quay.", ["al-Quay"]),
    ("They met in the Republic of Veskara.", ["Republic of Veskara"]),
    ("Floods hit Halvik Province.", ["Halvik Province"]),
    ("BRENN, March 11 - It rained.", ["BRENN"]),
    # unknown to the gazetteer, but named by its kind
    ("The village of Zarbeth burned.", ["Zarbeth"]),
    ("A shell hit the town of Abu al-Dorn at noon.", ["Abu al-Dorn"]),
    ("A shell hit the town of Abu al-Quay at noon.", ["Abu al-Quay"]),
    ("A shell hit Zarbeth town at noon.", ["Zarbeth"]),
    ("A shell hit the al-Dorn neighbourhood.", ["al-Dorn"]),
    ("A shell hit Bab Zarbeth neighborhood in Kest.", ["Bab Zarbeth", "Kest"]),
    ("The village burned. Rebel villages burned. It is a Sunni village.", []),
    ("They were stuck in rebel-held Zarbeth.", ["Zarbeth"]),
    ("It was shown on state-controlled Zarbeth. The army-held Orlandic hills burn.", []),
    # a poster's name
    ("Ilse Maren (Halvik) May 3 Thirty rockets so far.", []),
    ("Ilse Maren (Halvik) was ill.", ["Halvik"]),
    # … also where it stands alone
    ("The village of Zarbeth burned. Zarbeth is lost.", ["Zarbeth", "Zarbeth"]),
    ("The village of Zarbeth burned. Ilse Zarbeth spoke. Zarbeth Street is shut.", ["Zarbeth"]),
    ("The village of Zarbeth burned. Zarbeth denied it.", ["Zarbeth"]),
    ("The MZT district office closed.", []),
    # lists without commas
    ("Five died in Halvik Tormund Sorrel on Friday.", ["Halvik", "Tormund", "Sorrel"]),
    ("Five died in Halvik Tormund Maren on Friday.", []),
    ("Halvik Tormund wrote it.", []),
    # a well-known name needs no word beside it
    ("The army struck and Halvik burned.", ["Halvik"]),
    # a small one does, unless the report has made it a place elsewhere
    ("It was a good day for Brenn.", []),
    ("Shells fell in Brenn. Doctors say Brenn is lost.", ["Brenn", "Brenn"]),
    # a country that acts or speaks is an actor
    ("Veskara said the talks had failed.", []),
    ("Veskara shelled the harbour.", []),
    ("Veskara will not give up.", []),
    ("Talks with Veskara failed.", []),
    ("Its borders with Veskara were shut.", ["Veskara"]),
    ("They will support Veskara.", []),
    ("Holding Veskara to account takes time.", []),
    ("Veskara “stands ready”, he said.", []),
    ("Orland blames Veskara.", []),
    ("Veskara's president left.", []),
    ("Veskara officials left.", []),
    ("It was read out on Veskara state television.", []),
    # … and so is a town that once does what only governments do
    ("Halvik rejected the charge. No answer came from Halvik.", []),
    ("They gave Halvik's reply. Aid was promised to Halvik.", []),
    ("Veskara protested to Orland.", []),
    ("Halvik lies by the sea. Fires burned in Halvik.", ["Halvik", "Halvik"]),
    # … one that is listed with those who act, called upon, or whose arms act
    ("It was done by the junta and Veskara.", []),
    ("Talks between the Republic of Veskara and Veskara failed.", []),
    ("It was smuggled through Halvik and Veskara.", ["Halvik", "Veskara"]),
    ("The rebels called on Veskara to stop.", []),
    ("It was hit by aircraft of the Republic of Veskara.", []),
    ("Fires burned along the border between Halvik and Veskara.", ["Halvik", "Veskara"]),
    ("It was paid for by rebel backer Veskara.", []),
    ("Sanctions on Veskara were eased.", []),
    ("A tent on Veskara's coast burned.", ["Veskara"]),
    ("That depends on Veskara.", []),
    ("They act in the interest of Veskara.", []),
    ("They shot at the population of Veskara.", ["Veskara"]),
    ("Veskara has been waging a war.", []),
    ("Veskara has been shelled for days.", ["Veskara"]),
    ("Flights to Veskara have been going on for days.", ["Veskara"]),
    ("Veskara and its closest allies will come.", []),
    ("Neither Veskara nor the Republic of Veskara is at war.", []),
    ("They oppose Veskara and the Republic of Veskara in this.", []),
    ("It was banned by Veskara the Republic of Veskara and others.", []),
    ("They live in Veskara and the Republic of Veskara.", ["Veskara", "Republic of Veskara"]),
    ("The Halvik agreements are dead.", []),
    ("Agreements in Halvik are rare.", ["Halvik"]),
    # … picked out, leant on, seen as something, one of several that act
    ("It was Veskara that shelled the quay, and Veskara who denied it.", []),
    ("The pressure that can be put on Veskara is small.", []),
    ("It dodged the tariffs imposed on Veskara.", []),
    ("Shells fell after a deal on trade in Veskara.", ["Veskara"]),
    ("Many see Veskara as the obstacle.", []),
    ("Sailors loyal to Veskara left.", []),
    ("Nobody wants to fund Veskara.", []),
    ("Veskara's western allies sent tents.", []),
    ("Shells fell in Veskara's western hills.", ["Veskara"]),
    ("The mills are dependent on Veskara.", []),
    ("It promised more aid to Veskara.", []),
    ("Its ambassador to Veskara left.", []),
    ("They hope for its influence on Veskara.", []),
    ("They fear the interference of Veskara.", []),
    ("A convoy with aid to Brenn in Veskara was hit.", ["Brenn", "Veskara"]),
    ("They fear that Veskara and the Republic of Veskara want more.", []),
    ("Raids in Halvik and Veskara kill many.", ["Halvik", "Veskara"]),
    ("Veskara, the Republic of Veskara and the then Kestish government took part.", []),
    ("It closed sooner than any neighbour and Veskara.", []),
    # … and a place where something happens
    ("Fighting went on in Veskara.", ["Veskara"]),
    ("Veskara was shelled at dawn.", ["Veskara"]),
    ("Veskara's southern coast was hit.", ["Veskara"]),
    # people, bodies and common words
    ("Brenn Maren spoke.", []),
    ("Ilse Brenn-Halvik spoke.", []),
    ("Shells fell in Brenn-Halvik.", ["Brenn"]),
    ("No side keeps to the Halvik Convention.", []),
    ("Ilse Brenn spoke to Brenn.", []),
    ("General Brenn spoke.", []),
    ("The Brenn Herald wrote so.", []),
    ("Observers of the Assembly of Lakes came.", []),
    ("The bombs fell in March.", []),
    ("Reading the map, they left.", []),
    ("Fighters of IS fled.", []),
    ("Islamic State in Halvik and Veskara fled.", []),
    ("They fought Islamic State in Brenn, then in Veskara.", ["Veskara"]),
    ("The Kest-backed group fled.", []),
    ("The pro-Veskara group fled.", []),
    ("", []),
    ("Quiet.", []),
]


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Kafr Zarbeyth", "Kafr Zarbeyth"),
        ("Tel Zarbeyth", "Tel Zarbeyth"),
        ("Tel Aviv", "Tel Aviv"),
    ],
)
def test_the_first_word_of_a_longer_name_is_no_place_of_its_own(name: str, read: str) -> None:
    text = f"Rescuers found five bodies in the village of {name} on Sunday."
    assert [item.as_written for item in find_toponyms(reading_of(text), open_gazetteer())] == [read]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("They searched for the missing in Kafr Olmeth.", ["Kafr Olmeth"]),
        ("Shells fell near Tel Zarbeyth on Sunday.", ["Tel Zarbeyth"]),
        ("The road from Deir al-Olmeth was cut.", ["Deir al-Olmeth"]),
        ("Aid came from Beit Olmeth Foundation.", []),
        ("They believe in Abu Olmeth.", []),
        ("Kafr Olmeth said so.", []),
    ],
)
def test_some_first_words_make_a_name_a_place_where_the_words_lead_there(text, read) -> None:
    assert [item.as_written for item in find_toponyms(reading_of(text), open_gazetteer())] == read


@pytest.mark.parametrize("name", ["Al-Zarbeyth", "El-Zarbeyth", "Ash-Zarbeyth"])
def test_the_article_before_a_hyphen_is_no_place_of_its_own(name: str) -> None:
    text = f"Five died in the strikes on the village of {name}, about 15 km west of Raqqa city."
    written = [item.as_written for item in find_toponyms(reading_of(text), open_gazetteer())]
    assert name in written
    assert name.partition("-")[0] not in written


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text or "empty" for text, _ in CASES])
def test_names_read_as_places(text: str, expected: list[str], gazetteer: Gazetteer) -> None:
    found = find_toponyms(reading_of(text), gazetteer)
    assert [toponym.as_written for toponym in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She wrote so in The Post.", []),
        ("He taught at State University.", []),
        ("They fought in Sharia and in Ahrar al-Sham.", []),
        ("They live in United States towns near Black Sea ports.", ["United States", "Black Sea"]),
    ],
)
def test_names_of_common_words_alone_are_no_small_towns(text: str, expected: list[str]) -> None:
    found = find_toponyms(reading_of(text), open_gazetteer())
    assert [toponym.as_written for toponym in found] == expected


def test_every_toponym_says_which_rule_made_it(gazetteer: Gazetteer) -> None:
    (found,) = find_toponyms(reading_of("Shells fell in Brenn."), gazetteer)
    assert found.made is not None
    assert found.made.rule == "locative"
    assert found.confidence is not None
    assert found.place is None


_WORDS = st.sampled_from(
    (
        *("Brenn", "Kest", "Halvik", "Veskara", "al-Quay", "General", "St.", "A", "IS", "March"),
        *("in", "of", "the", "and", ",", ".", "said", "province", "-", "'s", "“", "”", "é", "\n"),
    )
)


@given(st.lists(_WORDS, max_size=30), st.sampled_from([" ", ""]))
def test_toponyms_are_in_order_disjoint_and_spell_the_text(words: list[str], space: str) -> None:
    text = space.join(words)
    found = find_toponyms(reading_of(text), _Everything())
    spans = [toponym.span for toponym in found]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(toponym.as_written == toponym.span.of(text) for toponym in found)


class _Everything:
    """A gazetteer that has every name, once, as a village in Veskara."""

    version = "everything"

    def __init__(self, prefix: str = "geonames:") -> None:
        self._prefix = prefix

    def find(self, name: str) -> tuple[Place, ...]:
        kind = PlaceKind.COUNTRY if name.startswith("V") else PlaceKind.VILLAGE
        return (
            Place(
                id=f"{self._prefix}{name}", name=name, lat=-45.0, lon=-131.0, kind=kind,
                country="VX", admin1=None, radius_km=2.0, population=50_000,
            ),
        )  # fmt: skip

    def has(self, name: str) -> bool:
        return bool(name)


def test_a_division_named_with_its_kind_word_is_a_place_before_other_capitals() -> None:
    text = "They met at the Laurel County Fair and the Kirkuk Sheriff spoke."
    found = find_toponyms(reading_of(text), open_gazetteer())
    assert [t.as_written for t in found] == ["Laurel County"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It belonged to Milan Tula, they say. A day later Tula paid.", []),
        ("It belonged to Olga Maren, they say. A day later Tula paid.", ["Tula"]),
        (
            "They went to Milan, Tula and Perm. A day later Tula paid.",
            ["Milan", "Tula", "Perm", "Tula"],
        ),
    ],
)
def test_a_town_whose_name_somebody_bears_in_the_report_is_none(
    text: str, names: list[str]
) -> None:
    found = find_toponyms(reading_of(text), open_gazetteer())
    assert [toponym.as_written for toponym in found] == names


class _Own(_Everything):
    """The user's own places: Brenn and Kest alone."""

    def find(self, name: str) -> tuple[Place, ...]:
        return super().find(name) if self.has(name) else ()

    def has(self, name: str) -> bool:
        return name in ("Brenn", "Kest")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Brenn's fall would cut the road.", ["Brenn"]),
        ("The communique said nothing about Kest.", ["Kest"]),
        ("If they take Brenn, the town is lost.", ["Brenn"]),
        ("Kest, south of the port, changed hands.", ["Kest"]),
        ("Mayor Brenn said it was over.", []),
        ("The Brenn Herald wrote of it.", []),
    ],
)
def test_the_users_own_places_need_no_word_of_place_beside_them(
    text: str, names: list[str]
) -> None:
    found = find_toponyms(reading_of(text), _Own("places:"))
    assert [toponym.as_written for toponym in found] == names


def test_no_place_is_read_within_a_known_name() -> None:
    text = "The Salt Front of Veskara and Halvik took Halvik."
    name = "Salt Front of Veskara and Halvik"
    at = text.index(name)
    places = [
        Toponym(span=Span(start, start + len("Halvik")), as_written="Halvik")
        for start in (text.index("Halvik"), text.rindex("Halvik"))
    ]

    def body(rule: str) -> ActorMention:
        made = Made(by="test", version="1", rule=rule)
        return ActorMention(span=Span(at, at + len(name)), as_written=name, made=made)

    assert outside_names(places, [body("known-name")]) == (places[1],)
    assert outside_names(places, [body("role-noun")]) == tuple(places)
