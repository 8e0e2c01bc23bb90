"""Ledgers of invented reports: happenings told with place and day, and told again without.

What two happenings share by chance is in them too: a site hit again, a name in two towns, a
witness who speaks of many things, a saying that many say.
"""

import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

WORDINGS = Path(__file__).parent / "wordings" / "told_again.toml"
FIRST = date(2024, 2, 1)
DAYS = 24  # of a ledger
HAPPENINGS = 7
TOLD_AGAIN = 2  # reports of each happening without place and day
UNTOLD = 0.2  # share of happenings of which no report tells place and day
SHARED = {"site": 0.2, "victim": 0.04, "witness": 0.35, "quote": 0.12}  # with an earlier happening


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What happened, and what is named of it."""

    id: str
    place: str
    day: date
    site: str
    victim: str
    witness: str
    trades: tuple[str, str]
    quote: str
    blow: Mapping[str, str]
    toll: int


Row = dict[str, str]  # a report as a story has it, with the happening it is `of`


def ledgers(count: int, seed: int = 0) -> Iterator[list[Row]]:
    """That many ledgers of their own."""
    told = tomllib.loads(WORDINGS.read_text(encoding="utf-8"))
    for number in range(count):
        yield list(_ledger(told, random.Random(f"{seed} {number}")))


def _ledger(told: Mapping[str, Any], chance: random.Random) -> Iterator[Row]:
    happenings: list[Happening] = []
    for number in range(HAPPENINGS):
        happenings.append(_happening(told, chance, f"h{number}", happenings))
    for one in happenings:
        kinds = chance.sample(["victim", "quote", "witness"], chance.choice([1, 2, 2, 3]))
        sited = chance.random() < 0.8
        if chance.random() > UNTOLD:
            yield _first(told, chance, one, kinds, sited=sited)
        kinds += ["site"] if sited else []
        for _ in range(TOLD_AGAIN):
            yield _again(told, chance, one, chance.choice([*kinds, *kinds, "nothing"]))


def _happening(
    told: Mapping[str, Any], chance: random.Random, id_: str, before: Sequence[Happening]
) -> Happening:
    def new(kind: str, made: str) -> str:
        shares = before and chance.random() < SHARED[kind]
        return str(getattr(chance.choice(before), kind)) if shares else made

    def name() -> str:
        return f"{chance.choice(told['given'])} {chance.choice(told['family'])}"

    site = f"{chance.choice(told['site_names'])} {chance.choice(told['sites'])}"
    one = chance.choice(told["trades"]), chance.choice(told["trades"])
    return Happening(
        id=id_,
        place=chance.choice(told["places"]),
        day=FIRST + timedelta(days=chance.randrange(DAYS)),
        site=new("site", site),
        victim=new("victim", name()),
        witness=new("witness", name()),
        trades=one,
        quote=new("quote", chance.choice(told["quotes"])),
        blow=chance.choice(told["blow"]),
        toll=chance.randint(2, 19),
    )


def _first(
    told: Mapping[str, Any],
    chance: random.Random,
    one: Happening,
    kinds: Sequence[str],
    *,
    sited: bool,
) -> Row:
    where = f"the {one.site} in {one.place}" if sited else one.place
    slots = _slots(told, chance, one) | {
        "hit": one.blow["hit"].format(where=where),
        "day": f"{one.day:%A}",
    }
    parts = [told["first"]["sited"].format(**slots)]
    if "victim" in kinds:
        victim = slots | {"name": one.victim, "trade": one.trades[0]}
        parts.append(chance.choice(told["first"]["victim"]).format(**victim))
    if "quote" in kinds or "witness" in kinds:
        parts.append(chance.choice(told["first"]["quote"]).format(**slots))
    return _row(one, chance, one.day + timedelta(days=chance.randint(0, 1)), " ".join(parts))


def _again(told: Mapping[str, Any], chance: random.Random, one: Happening, kind: str) -> Row:
    slots = _slots(told, chance, one)
    if kind == "victim":
        slots |= {"name": one.victim, "trade": one.trades[0]}
    text = chance.choice(told["again"][kind]).format(**slots)
    when = one.day + timedelta(days=chance.choice([1, 1, 2, 2, 3, 4, 6, 9]))
    return _row(one, chance, when, text[0].upper() + text[1:])


def _slots(told: Mapping[str, Any], chance: random.Random, one: Happening) -> dict[str, Any]:
    return {
        **one.blow,
        "site": one.site,
        "toll": one.toll + chance.choice([0, 0, 1, 2]),
        "teller": chance.choice(told["tellers"]["all"]),
        "name": one.witness,
        "trade": one.trades[1],
        "Quote": one.quote[0].upper() + one.quote[1:],
    }


def _row(one: Happening, chance: random.Random, day: date, text: str) -> Row:
    publisher = f"Paper {chance.randint(1, 9)}"
    return {"of": one.id, "publisher": publisher, "published": day.isoformat(), "text": text}
