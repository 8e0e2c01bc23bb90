"""A village is not believed to be the quarter of a city that bears its name."""

import pytest

from reportedly.model.mention import PlaceRole
from reportedly.model.referent import Place, PlaceKind
from reportedly.resolution.places.belief import believed
from reportedly.resolution.places.context import Mention
from reportedly.resolution.places.evidence import Cues


def place(name: str, kind: PlaceKind, lat: float) -> Place:
    return Place(
        id=f"test:{name}", name=name, lat=lat, lon=-131.0, kind=kind, country="VX",
        admin1=None, radius_km=5.0, population=900,
    )  # fmt: skip


def mention(found: Place, *, quarter: bool, kind: str | None = None) -> Mention:
    cues = Cues(kind=kind, within=None, around=False, whole=False, town=False, role=PlaceRole.EVENT)
    return Mention(found.name.lower(), (found,), frozenset(), cues, (0, 1), quarter=quarter)


@pytest.mark.parametrize(
    ("kind", "lat", "quarter", "called", "kept"),
    [
        (PlaceKind.SETTLEMENT, -44.0, True, None, False),  # 111 km from the city
        (PlaceKind.SETTLEMENT, -44.9, True, None, True),  # 11 km
        (PlaceKind.SETTLEMENT, -44.0, False, None, True),
        (PlaceKind.TOWN, -44.0, True, None, True),
        (PlaceKind.TOWN, -44.0, False, "neighbourhood", False),
    ],
)
def test_a_quarter_lies_near_a_town_of_the_report(
    kind: PlaceKind, lat: float, quarter: bool, called: str | None, kept: bool
) -> None:
    marl, brenn = place("Marl", kind, lat), place("Brenn", PlaceKind.CITY, -45.0)
    asked = mention(marl, quarter=quarter, kind=called)
    every = [(asked, [(0.9, marl)]), (mention(brenn, quarter=False), [(0.9, brenn)])]
    backing = {"VX": {"marl", "brenn"}}
    assert (believed(asked, [(0.9, marl)], backing, every) is not None) is kept


def test_a_town_that_a_name_hardly_means_holds_no_quarter() -> None:
    marl, brenn = place("Marl", PlaceKind.VILLAGE, -45.0), place("Brenn", PlaceKind.CITY, -45.0)
    far = place("Brenn", PlaceKind.CITY, -41.0)
    asked = mention(marl, quarter=True)
    every = [(asked, [(0.9, marl)]), (mention(brenn, quarter=False), [(0.8, far), (0.2, brenn)])]
    assert believed(asked, [(0.9, marl)], {"VX": {"marl", "brenn"}}, every) is None
