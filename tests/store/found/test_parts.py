"""An incident of a region has those in it on its day as parts, and they have it as their whole."""

from dataclasses import replace

from benchmarks.invented import PLACES, Line, extracted
from pool import add, brought_up

from reportedly.model.mention import QuantityState
from reportedly.model.referent import Place, PlaceKind
from reportedly.model.run import Extracted
from reportedly.store.ledger import Ledger

DAY = "2021-01-03"
TOWN = PLACES[1]
BESIDE = next(one for one in PLACES[2:19] if one.admin1 != TOWN.admin1)
REGION = Place(
    id="places:whole", name=str(TOWN.admin1), lat=3, lon=-33, kind=PlaceKind.REGION, country="VX",
    admin1=TOWN.admin1, radius_km=80,
)  # fmt: skip


def told(number: int, where: str, place: Place, day: str = DAY) -> Extracted:
    text = f"attacks {where} {place.name} killed 4 people"
    line = Line(text=f"{text}.", content=text, trigger="attacks", place=place, day=day,
                figures=(("4", QuantityState.KILLED),))  # fmt: skip
    return extracted(f"Paper {number}", day, [line], number)


def test_parts_come_and_go_without_a_change_of_the_whole(ledger: Ledger) -> None:
    add(ledger, told(1, "across", REGION), told(2, "on", BESIDE))
    brought_up(ledger)
    whole = next(one.incident for one in ledger.incidents().rows if one.incident.place == REGION)
    assert not ledger.parts(whole).parts
    add(ledger, told(3, "on", TOWN), told(4, "on", TOWN, "2021-01-04"))
    brought_up(ledger)
    (part,) = ledger.parts(whole).parts
    assert (part.place, part.day) == (TOWN, DAY)
    assert [one.id for one in ledger.parts(part).wholes] == [whole.id]
    assert not ledger.parts(part).parts
    assert not ledger.parts(whole).wholes
    assert not ledger.parts(replace(whole, place=None)).parts
