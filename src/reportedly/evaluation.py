"""Compares two sets of claims over the same texts, layer by layer: gold and ours, or two passes.

Claims are dicts in the record format, of which only what is annotated is needed. They are paired by
their contents; the items of a layer (places, remarks, …) count for all claims, those of a claim
without a partner as missed or made up, so that a layer's F1 is that of the whole chain before it.
Labels (commitment, mood, …) are compared on paired claims alone.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, NamedTuple

Record = Mapping[str, Any]
Spans = Sequence[Sequence[int]]
Pair = tuple[Record, Record]

LEAST = 0.5  # Dice of characters from which two spans, or two contents, are the same
HAPPENED = "events: happened"  # actual and CT+; the rest is planned, conditional, denied, unsure


class Difference(NamedTuple):
    """Something the two sets say differently; `spans` are characters of the text."""

    layer: str
    first: str
    second: str
    spans: Spans


@dataclass
class Tally:
    """Items of a layer in the first set, in the second, and those that have a partner."""

    first: int = 0
    second: int = 0
    both: int = 0

    def add(self, other: "Tally") -> None:
        """Count `other` in."""
        self.first += other.first
        self.second += other.second
        self.both += other.both

    @property
    def precision(self) -> float:
        """Share of the second set's that the first has; 1 for none."""
        return self.both / self.second if self.second else 1.0

    @property
    def recall(self) -> float:
        """Share of the first set's that the second has; 1 for none."""
        return self.both / self.first if self.first else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both; 1 if neither set has any."""
        total = self.first + self.second
        return 2 * self.both / total if total else 1.0


@dataclass
class Comparison:
    """What two sets of claims of one text, or of many, have in common."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    labels: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    def add(self, other: "Comparison") -> None:
        """Take `other` in."""
        for name, tally in other.tallies.items():
            self.tallies.setdefault(name, Tally()).add(tally)
        for name, answers in other.labels.items():
            self.labels.setdefault(name, []).extend(answers)
        self.differences.extend(other.differences)


LABELS: Mapping[str, Callable[[Record], str]] = {
    "quotation": lambda claim: str(claim["quotation"]),
    "by source": lambda claim: str(claim["factuality"]["source"]),
    "by publisher": lambda claim: str(claim["factuality"]["publisher"]),
    "mood": lambda claim: str(claim["mood"]),
    "basis": lambda claim: str(claim["basis"]),
    "speakers": lambda claim: "+".join(sorted(item["kind"] for item in claim["speakers"])),
    "speakers: name": lambda claim: "+".join(sorted(map(_name, claim["speakers"]))),
}  # of a claim with a partner

ITEMS: Mapping[str, Callable[[Record], list[str]]] = {
    "verification": lambda claim: [item["status"] for item in claim["verification"]],
    "silence": lambda claim: [claim["silence"]["kind"]] if claim["silence"] else [],
    "chain": lambda claim: [item["relation"] for item in claim["chain"]],
    "nesting": lambda claim: ["within"] if claim["within"] else [],
    "responses": lambda claim: [claim["responds_to"]["claim"]] if claim["responds_to"] else [],
    "responsibility": lambda claim: [
        item["relation"] for event in claim["events"] for item in event["responsibility"] or ()
    ],
}  # of which a claim has any number; the same item of the partner is right


def _name(speaker: Record) -> str:
    """The name of a speaker as it compares: case, articles and kinds of apostrophes do not."""
    written = (speaker["name"] or "").replace("’", "'").lower()
    return written.removeprefix("the ")


_NAMED = ("speakers: name",)  # compared where the first set has a name; stand-off sets have none


class Layer(NamedTuple):
    """An array of a claim: the key of an item's words, what must agree for it to be right, and
    which of its keys are compared as labels once its words agree."""

    words: str
    right: tuple[str, ...]
    labels: tuple[str, ...]


ARRAYS: Mapping[str, Layer] = {
    "places": Layer("span", (), ("role",)),
    "times": Layer("span", (), ("role", "value")),
    "quantities": Layer("span", ("low", "high", "low_open", "high_open"), ("state", "scope")),
    "events": Layer("trigger", ("type",), ("factuality", "mood")),
    "controls": Layer("span", ("status",), ("extent",)),
}


ROLES: Mapping[str, tuple[str, ...]] = {
    "events": ("agents", "recipients"),
    "controls": ("holder",),
}  # of items whose words agree: the actors named there, each a tally of its own


def dice(some: Spans, others: Spans) -> float:
    """Dice of the characters of two lists of spans; 1 if both are empty."""
    left = {at for start, end in some for at in range(start, end)}
    right = {at for start, end in others for at in range(start, end)}
    total = len(left) + len(right)
    return 2 * len(left & right) / total if total else 1.0


def pair(first: Sequence[Record], second: Sequence[Record]) -> list[Pair]:
    """Claims whose contents fit best, each in one pair at most; narration only with narration."""
    scored = sorted(
        (
            (dice(one["content"], other["content"]), -i, -j)
            for i, one in enumerate(first)
            for j, other in enumerate(second)
            if bool(one["cue"]) == bool(other["cue"])
        ),
        reverse=True,
    )
    taken: tuple[set[int], set[int]] = set(), set()
    found: list[Pair] = []
    for score, i, j in scored:
        if score >= LEAST and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            found.append((first[-i], second[-j]))
    return sorted(found, key=lambda both: list(both[0]["content"]))


def compare(first: Sequence[Record], second: Sequence[Record]) -> Comparison:
    """The claims of one text in both sets; for scores, `first` is gold."""
    found = Comparison()
    met = pair(first, second)
    _claims(found, first, second, met)
    known = {other["id"]: one["id"] for one, other in met if "id" in one}
    pairs = [(one, _answering(other, known)) for one, other in met]
    for both in pairs:
        _spans(found, both)
        _labels(found, both)
    for name, items in ITEMS.items():
        tally = Tally(_total(first, items), _total(second, items))
        for both in pairs:
            tally.both += _shared(found, name, items, both)
        found.tallies[name] = tally
    for name, layer in ARRAYS.items():
        tally = Tally(_total(first, itemgetter(name)), _total(second, itemgetter(name)))
        tally.both = sum(_met(found, name, layer, both) for both in pairs)
        found.tallies[name] = tally
    return found


def _answering(claim: Record, known: Mapping[str, str]) -> Record:
    """A claim whose reply names the first set's claim that has the answered one as partner."""
    reply = claim["responds_to"]
    if not reply:
        return claim
    return {**claim, "responds_to": {**reply, "claim": known.get(reply["claim"], "another")}}


def _total(claims: Sequence[Record], items: Callable[[Record], Sequence[Any]]) -> int:
    return sum(len(items(claim)) for claim in claims)


def _claims(
    found: Comparison, first: Sequence[Record], second: Sequence[Record], pairs: Sequence[Pair]
) -> None:
    """Count claims, attributed and narrated, and say which have no partner."""
    for name, attributed in (("attributions", True), ("narration", False)):
        left, right = (
            sum(bool(claim["cue"]) == attributed for claim in side) for side in (first, second)
        )
        met = sum(bool(claim["cue"]) == attributed for claim, _ in pairs)
        found.tallies[name] = Tally(left, right, met)
    for side, claims in enumerate((first, second)):
        partners = {id(both[side]) for both in pairs}
        for claim in claims:
            if id(claim) not in partners:
                how = str(claim["quotation"])
                one, other = (how, "") if side == 0 else ("", how)
                found.differences.append(Difference("claims", one, other, claim["content"]))


def _spans(found: Comparison, both: Pair) -> None:
    one, other = both
    for role in ("source", "cue"):
        if one[role] or other[role]:
            met = dice(one[role], other[role]) >= LEAST
            tally = Tally(bool(one[role]), bool(other[role]), met)
            found.tallies.setdefault(role, Tally()).add(tally)


def _labels(found: Comparison, both: Pair) -> None:
    one, other = both
    for name, label in LABELS.items():
        if name in _NAMED and not any(item.get("name") for item in one["speakers"]):
            continue
        answers = label(one), label(other)
        found.labels.setdefault(name, []).append(answers)
        if answers[0] != answers[1]:
            found.differences.append(Difference(name, answers[0], answers[1], one["content"]))


def _shared(found: Comparison, name: str, items: Callable[[Record], list[str]], both: Pair) -> int:
    one, other = (Counter(items(claim)) for claim in both)
    if one != other:
        said = ["+".join(sorted(side.elements())) for side in (one, other)]
        found.differences.append(Difference(name, said[0], said[1], both[0]["content"]))
    return (one & other).total()


def _met(found: Comparison, name: str, layer: Layer, both: Pair) -> int:
    """How many items of an array are right; labels of those whose words agree are kept."""
    left = list(both[1][name])
    right = 0
    for item in both[0][name]:
        words = [item[layer.words]]
        partner = next((o for o in left if dice(words, [o[layer.words]]) >= LEAST), None)
        if partner is None:
            found.differences.append(Difference(name, "there", "", words))
            continue
        left.remove(partner)
        told = [" ".join(str(side[key]) for key in layer.right) for side in (item, partner)]
        right += told[0] == told[1]
        if told[0] != told[1]:
            found.differences.append(Difference(name, told[0], told[1], words))
        _roles(found, name, both, (item, partner))
        if name == "events":
            both_told = _happened(item), _happened(partner)
            found.labels.setdefault(HAPPENED, []).append(both_told)
            if both_told[0] != both_told[1]:
                found.differences.append(Difference(HAPPENED, *both_told, words))
        for key in layer.labels:
            answers = str(item[key]), str(partner[key])
            found.labels.setdefault(f"{name}: {key}", []).append(answers)
    found.differences += [Difference(name, "", "there", [item[layer.words]]) for item in left]
    return right


def _roles(found: Comparison, name: str, both: Pair, met: Pair) -> None:
    """Count the actors that two items which met name as the doer, the one it befell, the holder."""
    for role in ROLES.get(name, ()):
        first, second = (
            _named_actors(claim, item.get(role)) for claim, item in zip(both, met, strict=True)
        )
        left = list(second)
        for span in first:
            partner = next((other for other in left if _is_same_actor(span, other)), None)
            if partner is not None:
                left.remove(partner)
        tally = Tally(len(first), len(second), len(second) - len(left))
        key = f"{name}: {role}"
        found.tallies.setdefault(key, Tally()).add(tally)
        if tally.both < max(tally.first, tally.second):
            counted = [f"{side} ({tally.both} right)" for side in (tally.first, tally.second)]
            words = ARRAYS[name].words
            found.differences.append(Difference(key, counted[0], counted[1], [met[0][words]]))


def _is_same_actor(one: Sequence[int], other: Sequence[int]) -> bool:
    """Half of their characters, or one end: "people" is who "at least nine people" are."""
    return dice([one], [other]) >= LEAST or one[1] == other[1]


def _named_actors(claim: Record, indexes: Any) -> list[Sequence[int]]:
    """The spans of the actors that an item of the claim points at."""
    chosen = [indexes] if isinstance(indexes, int) else indexes or ()
    return [claim["actors"][index]["span"] for index in chosen]


def _happened(event: Record) -> str:
    sure = event["factuality"] == "CT+" and event["mood"] == "actual"
    return "happened" if sure else "not"


def joined(texts: Iterable[Comparison]) -> Comparison:
    """The comparisons of many texts as one."""
    whole = Comparison()
    for text in texts:
        whole.add(text)
    return whole
