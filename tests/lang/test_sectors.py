"""PLOVER sectors by noun and by kind."""

import pytest

from reportedly.lang import table
from reportedly.lang.roles import known_names
from reportedly.lang.sectors import by_kind, sectors_of
from reportedly.model.referent import SourceKind


@pytest.mark.parametrize(
    ("words", "kind", "codes"),
    [
        ("the Orlandic Defence Ministry", SourceKind.GOVERNMENT, ("GOV", "MIL")),
        ("Ministry of Defense of Orland", SourceKind.GOVERNMENT, ("GOV", "MIL")),
        ("the Vastel police", SourceKind.GOVERNMENT, ("COP",)),
        ("the supreme court", SourceKind.GOVERNMENT, ("JUD",)),
        ("lawmakers", SourceKind.POLITICIAN, ("LEG",)),
        ("rebels", SourceKind.ARMED_GROUP, ("REB",)),
        ("gunmen", SourceKind.ARMED_GROUP, ("UAF",)),
        ("government troops", SourceKind.MILITARY, ("MIL",)),
        ("two dozen soldiers", SourceKind.MILITARY, ("MIL",)),
        ("refugees", SourceKind.CIVILIAN, ("REF",)),
        ("farmers", SourceKind.CIVILIAN, ("AGR",)),
        ("schoolteachers", SourceKind.CIVILIAN, ("EDU",)),
        ("the nurses", SourceKind.MEDIC, ("MED",)),
        ("Qorvath", SourceKind.MILITARY, ("MIL",)),
        ("Qorvath", None, ()),
        ("the doctor", SourceKind.ARMED_GROUP, ("UAF",)),  # a name; a kind goes before a noun
        ("aid workers", SourceKind.AID, ()),
        ("an official", SourceKind.UNNAMED, ()),
    ],
)
def test_sectors(words: str, kind: SourceKind | None, codes: tuple[str, ...]) -> None:
    assert sectors_of(words, kind) == codes


def test_a_kind_that_settles_none_has_none() -> None:
    assert by_kind(SourceKind.POLITICIAN) == ()
    assert by_kind(None) == ()


def test_no_noun_of_the_table_judges() -> None:
    nouns = " ".join(table("en", "sectors")["nouns"].values())
    assert "terror" not in nouns
    assert "extremist" not in nouns


def test_armed_groups_are_known_by_name() -> None:
    found = known_names("en").exact("Macina Liberation Front")
    assert found is not None
    assert found.kind is SourceKind.ARMED_GROUP
