"""Whether words tell of one happening at a place, not of the war as such: a table with weights."""

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from reportedly.errors import BadConfiguration
from reportedly.model.attribution import Quotation
from reportedly.model.claim import Claim
from reportedly.model.event import EventMention
from reportedly.model.referent import PlaceKind, SourceKind
from reportedly.reconcile.incidents.deed_nouns import trigger_is_noun
from reportedly.reconcile.incidents.happenings import CASUALTY, Happening
from reportedly.reconcile.incidents.scene import Scene, lemma_of
from reportedly.reconcile.incidents.times import runs_up, told_times
from reportedly.reconcile.view import View
from reportedly.reconcile.words import WORD, folded, listed

FILE = "bounded.toml"
RULES = "rules"  # opens the maker of what a table found
MANY = 4  # events in one content from which it is a survey
LEAD = 30  # characters that hold NEAR words
NEAR = 3  # words before a verb among which its auxiliary stands
WHOLE = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
FAR = 3000  # characters above a claim, or from where its place was told, that weigh at most
PAGE = 1000  # characters
STATES = frozenset({SourceKind.GOVERNMENT})

MEANINGS: Mapping[str, str] = {
    "holding": "who holds a place",
    "counted": "a count without words for the deed",
    "verb": "told by a verb",
    "perfect": "told as done by now, not then",
    "lasting": "a word for what lasts or is general",
    "unlisted": "a word that no table lists",
    "mode": "how it was done",
    "doer": "who did it",
    "harmed": "to whom it was done",
    "states": "done to a state",
    "casualties": "how many were harmed",
    "placed": "its own words say where",
    "beside": "the place stands with the deed itself",
    "timed": "its own words say when",
    "war": "the war as such is spoken of",
    "past": "years or history are spoken of",
    "open": "what would or could be is spoken of",
    "quoted": "a quotation, word for word",
    "words": "each doubling of the words of the claim",
    "survey": "many happenings in one sentence",
    "late": "each thousand characters above it in the report",
    "pages": "each doubling of the length of the report",
    "news": "the share of the report's claims that place a happening",
    "city": "the place is a city",
    "carried": "the place is carried on",
    "far": "each thousand characters from the end of what was told of the place",
    "dated": "its own words give the day",
    "followed": "the day is carried on",
    "guessed": "the day is only that of the report",
    "guessed_verb": "only that, and it is told by a verb",
    "guessed_pages": "only that, each doubling of the length of the report",
    "guessed_news": "only that, the share of its claims that place a happening",
}
OF_SCENE = ("city", "carried", "far", "dated", "followed")  # the rest is of the words
OF_GUESS = {"guessed_verb": "verb", "guessed_pages": "pages", "guessed_news": "news"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a report is like, as far as its happenings are weighed by it."""

    length: int  # code points
    news: float  # share of its claims that tell of a happening at a small place, in [0, 1]


def values_of(view: View, item: Happening, setting: Setting) -> dict[str, float]:
    """The table's values as far as they are of the words, not of how place and day are known."""
    text = view.text(item.claim)
    found = frozenset(WHOLE.findall(text))  # "may", not "May"; "year", not "8-year-old"
    own = {place for place in (item.claim.places[i].place for i in _places(item)) if place}
    return {
        "holding": float(item.control is not None),
        "counted": float(item.event is None and bool(item.quantities or item.evidence)),
        **_of_event(view, item),
        "casualties": float(not item.states.isdisjoint(CASUALTY)),
        "placed": float(bool(item.fine)),
        "beside": float(any(toponym.place in own for toponym in item.fine)),
        "timed": float(bool(told_times(item))),
        "war": float(not found.isdisjoint(listed("war_words"))),
        "past": float(not found.isdisjoint(listed("past_words"))),
        "open": float(not found.isdisjoint(listed("open_words"))),
        "quoted": float(item.claim.quotation is Quotation.DIRECT),
        "words": math.log2(1 + len(text.split())),
        "survey": float(len(item.claim.events) >= MANY),
        "late": min(item.claim.content[0].start, FAR) / PAGE,
        "pages": math.log2(1 + setting.length / PAGE),
        "news": setting.news,
    }


def _places(item: Happening) -> tuple[int, ...]:
    return item.event.places if item.event else ()


def _of_event(view: View, item: Happening) -> dict[str, float]:
    event = item.event
    if event is None:
        return {}
    lemma = lemma_of(event)
    written = folded(view.words(item.claim, event.trigger))
    kinds = [item.claim.actors[actor].kind for actor in event.recipients]
    verb = not trigger_is_noun(view, item.claim, event)
    before = _before(view, item.claim, event)
    return {
        "verb": float(verb),
        "perfect": float(verb and not listed("perfect").isdisjoint(before)),
        "lasting": float(not listed("lasting").isdisjoint((lemma, written))),
        "unlisted": float(event.made is not None and not event.made.by.startswith(RULES)),
        "mode": float(event.mode is not None),
        "doer": float(bool(event.agents)),
        "harmed": float(bool(event.recipients)),
        "states": float(bool(kinds) and STATES.issuperset(kinds)),
    }


def _before(view: View, claim: Claim, event: EventMention) -> list[str]:
    text, start = view.reports[claim.report.id].text, event.trigger.start
    first = max(start - LEAD, *(span.start for span in claim.content if span.start <= start))
    return WORD.findall(text[first:start].lower())[-NEAR:]


def of_the_war(view: View, item: Happening) -> bool:
    """ "The war has claimed 90,000 lives": a toll of all of it, wherever it is told."""
    if item.states.isdisjoint(CASUALTY):
        return False
    return not listed("war_words").isdisjoint(WHOLE.findall(view.text(item.claim)))


def weighed(view: View, item: Happening, setting: Setting) -> Happening:
    """The happening with the log-odds that its words give."""
    _, bias, _ = _weights()
    values = values_of(view, item, setting)
    return replace(
        item,
        odds=bias + _sum(values),
        guess_odds=_sum(guessing_of(values)),
    )


def may_stand(item: Happening) -> bool:
    """False for a happening that no way of knowing its place and day could make one."""
    least, _, weights = _weights()
    best = max(0.0, item.guess_odds, *(weights[name] for name in OF_SCENE))
    return item.odds + best >= least or runs_up(item)


def guessing_of(values: Mapping[str, float]) -> dict[str, float]:
    """What the table holds besides, if the day is only guessed."""
    return {"guessed": 1.0} | {name: values.get(of, 0.0) for name, of in OF_GUESS.items()}


def known_of(scene: Scene) -> dict[str, float]:
    """The table's values that are of how a scene's place and day are known."""
    carried = not scene.place_stated
    return {
        "city": float(scene.place.kind is PlaceKind.CITY),
        "carried": float(carried),
        "far": min(scene.gap, FAR) / PAGE if carried else 0.0,
        "dated": float(scene.day_stated),
        "followed": float(scene.day is not None and not scene.day_stated),
    }


def stands(scene: Scene, *, guessed: bool = False) -> bool:
    """True if an editor would probably file it under its place and day."""
    least, _, _ = _weights()
    odds = scene.told.odds + _sum(known_of(scene))
    return odds + (scene.told.guess_odds if guessed else 0.0) >= least


def _sum(values: Mapping[str, float]) -> float:
    _, _, weights = _weights()
    return sum(weights[name] * value for name, value in values.items())


@cache
def _weights() -> tuple[float, float, Mapping[str, float]]:
    """The weights that come with the package; `training/bounded.py` says how they are fitted."""
    told = tomllib.loads((files(__package__) / FILE).read_text(encoding="utf-8"))
    if told["weights"].keys() != MEANINGS.keys():
        raise BadConfiguration(f"{FILE} does not fit the table of features")
    weights = {name: float(one) for name, one in told["weights"].items()}
    return float(told["least"]), float(told["bias"]), weights
