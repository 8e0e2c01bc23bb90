"""What kind of happening an incident is called, where the reports that tell it agree."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lang import table
from reportedly.model.event import EventMention, ResponsibilityRelation
from reportedly.model.factuality import FactValue
from reportedly.model.ids import LineageId
from reportedly.model.incident import IncidentKind
from reportedly.model.mention import QuantityState
from reportedly.model.referent import SourceKind
from reportedly.reconcile.incidents.happenings import DENIED
from reportedly.reconcile.incidents.scene import Scene
from reportedly.reconcile.view import View, accuses, is_narration
from reportedly.reconcile.words import WORD

NEAR = 60  # characters on either side of a trigger in which words say which form is meant
TOLD_BY = 3  # a kind is told by at least every third of the texts, and by most that tell any
JOINED = 2  # kinds that a title tells together
BESIDE = frozenset(
    {SourceKind.AID, SourceKind.MEDIC, SourceKind.WITNESS, SourceKind.MEDIA, SourceKind.DOCUMENT}
)  # who may bring a charge
TOLD = frozenset({FactValue.CERTAIN, FactValue.PROBABLE})
OPEN = frozenset({FactValue.POSSIBLE, FactValue.UNKNOWN, FactValue.CERTAIN_UNKNOWN})
UNCALLED = {
    IncidentKind.ASSAULT: "violence",
    IncidentKind.CONTROL: "who holds it",
    IncidentKind.COERCE: "detention or expulsion",
    IncidentKind.RETREAT: "withdrawal or surrender",
}  # where reports do not agree, or do not say


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One row of the table ``lang/en/incidents.toml``, which says what its parts mean."""

    incident: str
    name: str
    of: str = ""
    words: str = ""
    modes: str = ""
    beside: str = ""
    over: str = ""
    loose: bool = False
    charge: bool = False


def kind_called(view: View, kind: IncidentKind, scenes: Iterable[Scene]) -> str:
    """What most of the texts call it, copies counted once, else the word for all of its kind.

    What is accused, doubted or denied is not called so, unless only who did it is denied; a heavy
    charge that most tell is "alleged" if most of those doubt it or anybody denies any of it. The
    same for any order of the scenes.
    """
    told = [one for one in scenes if not view.taken_back(one.claim)]
    denied = {one.name for scene in told if _is_denied(scene) if (one := kind_of(view, scene))}
    texts, firm = _told_by(view, told, doubted=True), _told_by(view, told, doubted=False)
    names = _agreed(texts)
    charges = {name for name in names if _kinds()[name].charge}
    alleged = charges & denied | {name for name in charges if not _mostly(name, firm, texts)}
    undone = {one.name for scene in told if _is_undone(scene) if (one := kind_of(view, scene))}
    barred = undone | {_of(name) for name in undone}
    if not names or not barred.isdisjoint({*names} - alleged):
        return UNCALLED[kind]
    return " and ".join(f"alleged {name}" if name in alleged else name for name in names)


def _mostly(name: str, firm: Sequence[set[str]], texts: Sequence[set[str]]) -> bool:
    """True if more than half of the texts that tell a kind do so without doubt."""
    return 2 * sum(name in names for names in firm) > sum(name in names for names in texts)


def _told_by(view: View, scenes: Iterable[Scene], *, doubted: bool) -> list[set[str]]:
    """The kinds that each text tells; by claims that name place and day, if those name any.

    With `doubted` also the heavy charges that it leaves open.
    """
    every, sure = defaultdict[LineageId, set[str]](set), defaultdict[LineageId, set[str]](set)
    for scene in scenes:
        text, found = view.lineage_of(scene.claim), kind_of(view, scene)
        if not _is_told(view, scene, found, doubted=doubted):
            continue
        names = {found.name} if found and _may_call(found, scene) else set[str]()
        every[text] |= names
        if scene.place_stated and scene.day_stated:
            sure[text] |= names
    return [_said(sure[text], names) for text, names in sorted(every.items())]


def _said(sure: set[str], every: set[str]) -> set[str]:
    """What is told with place and day, and as what else the text tells the same."""
    closer = {name for name in every if not sure.isdisjoint({_of(name), *_over(name)})}
    return sure | closer if sure else every


def _is_told(view: View, scene: Scene, kind: Kind | None, *, doubted: bool) -> bool:
    event = scene.told.event
    if scene.told.accused is not None or accuses(view, scene.claim):
        return False
    if event is None or kind is None or not kind.charge:
        return event is None or event.factuality in TOLD
    if event.factuality in OPEN or _doubts(view, scene, event):
        return doubted
    return event.factuality in TOLD


def _doubts(view: View, scene: Scene, event: EventMention) -> bool:
    """ "Killed in a suspected gas attack": the killing is told, what it was is left open."""
    words = WORD.findall(_beside(view, scene, event).lower())
    return not _doubting().isdisjoint(words)


def _is_denied(scene: Scene) -> bool:
    event = scene.told.event
    return event is not None and event.factuality in DENIED


def _is_undone(scene: Scene) -> bool:
    """True if it is denied that anybody did it: "our forces fired nothing" is of those forces."""
    event = scene.told.event
    if event is None or not _is_denied(scene) or event.agents:
        return False
    return not any(one.relation is ResponsibilityRelation.DENIED for one in event.responsibility)


def _may_call(kind: Kind, scene: Scene) -> bool:
    """False for a charge that one of those who may have a side in it brings."""
    kinds = {speaker.kind for speaker in scene.claim.speakers}
    return not kind.charge or is_narration(scene.claim) or (bool(kinds) and kinds <= BESIDE)


def _agreed(texts: Sequence[set[str]]) -> list[str]:
    """The kinds that most texts tell, the first of the table first; [] if they do not agree."""
    firm = [{_head(name) for name in names if not _kinds()[name].loose} for names in texts]
    if TOLD_BY * sum(map(bool, firm)) < len(texts) or not any(firm):
        return _most([{n for n in names if _kinds()[n].loose} for names in texts], texts)[:1]
    heads = _most(firm, texts)
    if not heads:
        wider = {_of(head) for names in firm for head in names}
        return [*wider] if len(wider) == 1 and "" not in wider else []
    return [_form(head, texts) for head in heads] if len(heads) <= JOINED else []


def _form(head: str, texts: Sequence[set[str]]) -> str:
    """The one form of a kind that most texts tell that tell any, else the kind."""
    forms = [{name for name in names if _of(name) == head} for names in texts]
    found = _most(forms, texts)
    return found[0] if len(found) == 1 else head


def _most(named: Sequence[set[str]], texts: Sequence[set[str]]) -> list[str]:
    """What more than half of those tell that tell any, and at least every third text does."""
    counted = Counter(name for names in named for name in names)
    some = sum(map(bool, named))
    return [
        name
        for name in _kinds()
        if 2 * counted[name] > some and TOLD_BY * counted[name] >= len(texts)
    ]


def kind_of(view: View, scene: Scene) -> Kind | None:
    """What a scene is told as; None for words that fit no row."""
    event = scene.told.event
    if event is None:
        return _kinds()["killing"] if QuantityState.KILLED in scene.told.states else None
    found = _row(scene.told.kind, event.made.rule if event.made else "", event.mode or "")
    forms = [one for one in _kinds().values() if found and _is_form(one, found)]
    beside = _beside(view, scene, event) if forms else ""
    meant = [one for one in forms if one.beside and _pattern(one.beside).search(beside)]
    above = {name for one in meant for name in _over(one.name)}
    meant = [one for one in meant if one.name not in above]
    return meant[0] if len(meant) == 1 else found


@cache
def _row(kind: IncidentKind, rule: str, mode: str) -> Kind | None:
    """The first row that fits; one that says enough goes before one that does not."""
    rows = [one for one in _kinds().values() if one.incident == kind.value]
    told = [one for one in rows if rule in one.words.split()]
    told += [one for one in rows if mode in one.modes.split()]
    return min(told, key=lambda one: one.loose, default=None)


def _is_form(one: Kind, of: Kind) -> bool:
    return bool(one.of) and (of.loose or one.of == of.name or of.name in _over(one.name))


def _beside(view: View, scene: Scene, event: EventMention) -> str:
    """The words of the claim around a trigger."""
    content = scene.claim.content
    start = max(content[0].start, event.trigger.start - NEAR)
    end = min(content[-1].end, event.trigger.end + NEAR)
    return view.reports[scene.claim.report.id].text[start:end]


def _of(name: str) -> str:
    return _kinds()[name].of


def _over(name: str) -> list[str]:
    return [one for one in _kinds()[name].over.split(",") if one]


def _head(name: str) -> str:
    """What a kind is a form of, if that says enough itself."""
    of = _of(name)
    return of if of and not _kinds()[of].loose else name


@cache
def _kinds() -> Mapping[str, Kind]:
    """Name -> kind, in the order of the table."""
    return {row["name"]: Kind(**row) for row in table("en", "incidents")["kind"]}


@cache
def _doubting() -> frozenset[str]:
    return frozenset(table("en", "incidents")["doubting"].split())


@cache
def _pattern(phrases: str) -> re.Pattern[str]:
    some = "|".join(re.escape(one).replace("_", r"[\s-]+") for one in phrases.split())
    return re.compile(rf"\b(?:{some})\b", re.IGNORECASE)
