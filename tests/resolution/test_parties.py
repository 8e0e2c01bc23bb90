"""The parties file: whom a name means on a day, whose side that is, and what a wrong file says."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import BadConfiguration
from reportedly.model.claim import Speaker
from reportedly.model.mention import ActorMention
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span
from reportedly.resolution.actors import identify_speakers, resolve_actors
from reportedly.resolution.parties import Parties
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file

OWN = """
[[nation]]
id = "VSK"
name = "Veskara"
adjectives = ["Veskaran"]
seats = ["Marlow Quay"]
side = "north"

[[organisation]]
id = "VSK-MIL"
name = "Armed Forces of Veskara"
names = ["Veskaran General Staff"]
kind = "military"
family = "VSK"
relations = [{ side = "north" }]

[[organisation]]
id = "VSK-MOD"
name = "Veskaran Defence Ministry"
kind = "government"
family = "VSK"
relations = [{ side = "north" }]

[[organisation]]
id = "REDS"
name = "Red Sails"
kind = "armed_group"
relations = [
  { side = "north", until = "2024" },
  { side = "south", since = 2025-02-01 },
]

[[organisation]]
id = "LANTERN"
name = "Blue Lantern"
kind = "aid"
relations = [{ side = "none" }]

[[organisation]]
id = "SHORE"
name = "Shore Guard"
kind = "armed_group"
"""


@pytest.fixture(scope="module")
def parties(tmp_path_factory: pytest.TempPathFactory) -> Parties:
    path = tmp_path_factory.mktemp("parties") / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return load_parties(path)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Veskara", "VSK"),
        ("Marlow Quay", "VSK"),
        ("the Veskaran General Staff", "VSK-MIL"),
        ("Veskara's General Staff", "VSK-MIL"),
        ("General Staff of Veskara", "VSK-MIL"),
        ("Veskaran Defense Ministry", "VSK-MOD"),
        ("Ministry of Defence of Veskara", "VSK-MOD"),
        ("spokesman for the Veskaran Defence Ministry", "VSK-MOD"),
        ("Veskaran troops", "VSK-MIL"),
        ("Veskaran Fisheries Ministry", "VSK"),
        ("president of Veskara", "VSK"),
        ("authorities in Marlow Quay", "VSK"),
        ("the government in Marlow Quay", "VSK"),
        ("Police in Marlow Quay", None),
        ("a court in Marlow Quay", None),
        ("Veskarans", None),
        ("Veskaran children", None),
        ("Veskaran rebels", None),
        ("military analyst from Veskara", None),
        ("General Staff", None),
        ("", None),
    ],
)
def test_a_name_means_an_organisation(name: str, wanted: str | None, parties: Parties) -> None:
    found = parties.match(name, None)
    assert (found.id if found else None) == wanted


@pytest.mark.parametrize(
    ("day", "side"),
    [
        ("2019-01-01", "north"),
        ("2024-12-31", "north"),
        ("2025-01-15", None),
        ("2025-02-01", "south"),
        (None, "south"),
    ],
)
def test_sides_are_dated(day: str | None, side: str | None, parties: Parties) -> None:
    assert parties.side_of("REDS", day) == side


def test_no_side_and_an_unknown_side_are_two_answers(parties: Parties) -> None:
    assert parties.side_of("LANTERN", "2025-01-01") == "none"
    assert parties.side_of("SHORE", "2025-01-01") is None
    assert parties.side_of("NOBODY", "2025-01-01") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[organisation]\n", "not TOML"),
        ("[[organization]]\nid = 'A'", "unknown table 'organization'"),
        ("[[organisation]]\nname = 'A'", "organisation 1: needs 'id'"),
        ("[[organisation]]\nid = 'A'\nname = ''", "needs 'name'"),
        ("[[organisation]]\nid = 'A'\nname = 'A'\nsides = 1", "unknown key 'sides'"),
        ("[[organisation]]\nid = 'A'\nname = 'A'\nkind = 'gang'", "kind 'gang' is none of"),
        ("[[organisation]]\nid = 'A'\nname = 'A'\nnames = 'B'", "names must be a list"),
        ("[[organisation]]\nid = 'A'\nname = 'A'\nrelations = 'B'", "relations must be a list"),
        (
            "[[organisation]]\nid = 'A'\nname = 'A'\nrelations = [{ side = 's', since = 'May' }]",
            "since must be a year, a month or a day",
        ),
        (
            "[[organisation]]\nid='A'\nname='A'\nrelations=[{side='s',since='2020',until='2019'}]",
            "until 2019 is before since 2020",
        ),
        ("[[nation]]\nid = 'A'\nname = 'A'\n[[nation]]\nid = 'A'\nname = 'B'", "given twice"),
        ("organisation = 3", "write [[organisation]]"),
    ],
)
def test_a_wrong_file_is_named_with_the_place(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadConfiguration) as caught:
        load_parties(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match="cannot be read"):
        load_parties(tmp_path / "none.toml")


def test_the_version_is_that_of_the_content(tmp_path: Path, parties: Parties) -> None:
    other = tmp_path / "other.toml"
    other.write_text(OWN, encoding="utf-8")
    assert load_parties(other).version == parties.version
    assert load_parties().version != parties.version


def test_the_shipped_file_gives_united_nations_no_side_and_states_their_own_code() -> None:
    shipped = load_parties()
    assert shipped.side_of("UN", None) == "none"
    assert shipped.side_of("ICRC", None) == "none"
    assert all(party.note for party in shipped.entries if party.side and party.family is None)
    for party in shipped.entries:
        assert party.side in (None, "none", party.family, "SDN", "RSF")


def test_the_sample_file_knows_both_sides_and_those_without() -> None:
    sample = load_parties(sample_file("parties.toml"))
    sides = {
        name: party.side
        for name in ("Orlandic troops", "Veskara", "Blue Lantern", "Assembly of Lakes")
        if (party := sample.match(name, "2025-03-11"))
    }
    assert sides == {
        "Orlandic troops": "ORL",
        "Veskara": "VSK",
        "Blue Lantern": "none",
        "Assembly of Lakes": "none",
    }


def _mention(name: str | None, kind: SourceKind | None, role: str | None = None) -> ActorMention:
    return ActorMention(
        span=Span(0, 1), as_written=role or name or "x", name=name, kind=kind, role=role
    )


def test_mentions_get_ids_and_groups_of_civilians_get_none(parties: Parties) -> None:
    given_mentions = (
        _mention("Veskara's General Staff", SourceKind.MILITARY),
        _mention("Veskaran Fisheries Ministry", SourceKind.GOVERNMENT),
        _mention(None, SourceKind.MILITARY, "Veskaran troops"),
        _mention(None, SourceKind.CIVILIAN, "Veskaran soldiers' children"),
    )
    found = resolve_actors(given_mentions, parties, "2025-01-01")
    assert [item.actor for item in found] == ["VSK-MIL", "VSK", "VSK-MIL", None]
    assert found[0].name == "Armed Forces of Veskara"
    assert found[1].name == "Veskaran Fisheries Ministry"


def test_speakers_get_the_id_of_their_name_or_role(parties: Parties) -> None:
    person = Speaker(
        span=None, name="Marek Stolm", kind=SourceKind.POLITICIAN, role="president of Veskara"
    )
    director = Speaker(
        span=None, name="Oda Brandt", kind=SourceKind.OFFICIAL, role="Blue Lantern's director"
    )
    head = Speaker(span=None, name=None, kind=SourceKind.OFFICIAL, role="head of the Red Sails")
    ((found, other, last), nobody) = identify_speakers(((person, director, head), ()), parties)
    assert (found.actor, other.actor, last.actor) == ("VSK", "LANTERN", "REDS")
    assert nobody == ()


WORDS = st.sampled_from(
    ["Veskaran", "Veskara", "the", "of", "General", "Staff", "US", "troops", "’s"]
)


@given(words=st.lists(WORDS, max_size=8))
def test_the_order_of_words_in_a_name_makes_no_difference_to_a_listed_body(
    words: list[str], parties: Parties
) -> None:
    once = parties.called(" ".join(words), None)
    assert once == parties.called(" ".join(["the", *words]), None)


@pytest.mark.parametrize(
    "name",
    [
        "Veskaran opposition forces",
        "Veskaran rebel army",
        "pro-Veskaran forces",
        "Veskaran-backed forces",
        "Veskaran-led forces",
        "head of the Veskara-based",
        "head of the Marlow Quay",
    ],
)
def test_forces_with_a_nation_in_their_name_need_not_be_its_own(
    name: str, parties: Parties
) -> None:
    assert parties.match(name, "2025-01-01") is None


def test_whom_another_nation_backs_stays_who_it_is(parties: Parties) -> None:
    found = parties.match("Orlandic-backed Veskaran troops", "2025-01-01")
    assert found is not None
    assert found.id == "VSK-MIL"


def test_a_country_s_places_and_its_head_lead_to_its_government(parties: Parties) -> None:
    shipped = load_parties(None)
    found = (
        shipped.governing("SY", "2016-05-01"),
        shipped.headed_by("Assads", "2016-05-01"),
        shipped.headed_by("Bashar al Assad", "2016-05-01"),
    )
    assert [party.id if party else None for party in found] == ["SYR"] * 3
    assert shipped.headed_by("Assad", "2025-05-01") is None
    assert shipped.headed_by("by", "2025-05-01") is None
    assert shipped.governing(None, "2025-05-01") is None
    assert parties.governing("XX", "2025-05-01") is None


def test_who_heads_a_watching_body_is_of_no_government(parties: Parties) -> None:
    based = Speaker(
        span=None,
        name="Oda Brandt",
        kind=SourceKind.OFFICIAL,
        role="head of the Orland-based Blue Lantern",
    )
    watcher = Speaker(
        span=None,
        name="Marek Stolm",
        kind=SourceKind.OFFICIAL,
        role="head of the Orland-based Veskaran Observatory",
    )
    ((one,), (two,)) = identify_speakers(((based,), (watcher,)), parties)
    assert (one.actor, two.actor) == ("LANTERN", None)
