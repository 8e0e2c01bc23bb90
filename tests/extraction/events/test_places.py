"""Where an event happens: not where what locates it lies, nor where somebody came from."""

import pytest

import reportedly
from reportedly.extraction.events.places import where_it_happens
from reportedly.model.event import EventType
from reportedly.model.mention import PlaceRole, Toponym
from reportedly.model.span import Span

KEST, BRENN, OLM = (
    Toponym(span=Span(at, at + 4), as_written=name, role=role)
    for at, (name, role) in enumerate(
        [("Kest", PlaceRole.EVENT), ("Brenn", PlaceRole.REFERENCE), ("Olm", PlaceRole.ORIGIN)]
    )
)


@pytest.mark.parametrize(
    ("places", "kind", "told"),
    [
        ((KEST, BRENN, OLM), EventType.ASSAULT, ["Kest"]),
        ((BRENN,), EventType.ASSAULT, ["Brenn"]),
        ((OLM,), EventType.ASSAULT, ["Olm"]),
        ((OLM,), EventType.RETREAT, ["Olm"]),
        ((OLM,), EventType.COERCE, []),
        ((BRENN, OLM), EventType.AID, ["Brenn"]),
    ],
)
def test_which_places_are_those_of_the_event(
    places: tuple[Toponym, ...], kind: EventType, told: list[str]
) -> None:
    found = where_it_happens(range(len(places)), places, kind)
    assert [places[index].as_written for index in found] == told


@pytest.mark.parametrize(
    ("text", "deed", "places"),
    [
        ("The attack could derail peace talks being held in Kest.", "attack", []),
        ("The attack could derail peace talks being held in Kharkiv.", "talks", ["Kharkiv"]),
        ("A blast hit a meeting in Kest on Monday.", "blast", ["Kest"]),
        ("The raid came on the eve of a summit in Kest.", "raid", []),
    ],
)
def test_no_attack_is_where_talks_are_held(text: str, deed: str, places: list[str]) -> None:
    claims = reportedly.read(text)
    found = [(c, e) for c in claims for e in c.events if text[slice(*e.trigger)] == deed]
    ((claim, event),) = found
    assert [claim.places[index].as_written for index in event.places] == places


@pytest.mark.parametrize(
    ("text", "deed", "places"),
    [
        ("Kharkiv was shelled on Friday.", "shelled", ["Kharkiv"]),
        ("The army shelled Sumy.", "shelled", ["Sumy"]),
        (
            "The village of Toretsk, which lies near Sumy, came under fire.",
            "came under fire",
            ["Toretsk"],
        ),
        (
            "The town of Izium in the Kharkiv region, which is close to Sumy, was shelled.",
            "shelled",
            ["Izium"],
        ),
        ("Fierce fighting for Izium went on.", "fighting", ["Izium"]),
        ("Rockets hit Izium, Kupiansk and Sumy.", "hit", ["Izium", "Kupiansk", "Sumy"]),
        ("In Kharkiv, shells killed three people.", "killed", ["Kharkiv"]),
        ("Rebels had taken Idlib after three days of fighting.", "taken", ["Idlib"]),
        ("The ministry in Kyiv said rebels had attacked Idlib.", "attacked", ["Idlib"]),
        ("Missiles fired from Belgorod hit Kharkiv.", "hit", ["Kharkiv"]),
        ("An activist from Idlib was jailed in Damascus.", "jailed", ["Damascus"]),
        ("The mayor of Kharkiv denied that troops had left Izium.", "left", ["Izium"]),
        ("The army, which holds Kharkiv, shelled Sumy.", "shelled", ["Sumy"]),
    ],
)
def test_the_clause_says_where_though_the_encoder_is_in_doubt(
    text: str, deed: str, places: list[str]
) -> None:
    claims = reportedly.read(text)
    found = [(c, e) for c in claims for e in c.events if text[slice(*e.trigger)] == deed]
    claim, event = found[-1]
    assert [claim.places[index].as_written for index in event.places] == places
