"""How often wordings never seen tell who holds a place, and who is said to have done a deed.

    python benchmarks/held_words.py [--misses]

The sentences stand in held_words.txt and held_words_b.txt beside this file, each with what it
says; the places and parties they name are given, so that not names but wordings are asked after.
A hash parts each into two halves: the design half, whose misses are shown, and the kept half, of
which only figures
are. A control is right if place and status are and no other is named as its holder; holders named
and extents of right ones count apart. Of a deed the one who is said to have done it must be right.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from reportedly.model.claim import Claim
from reportedly.model.event import Control
from reportedly.model.span import text_of
from reportedly.pipeline import Engine, claims_of, open_engine
from reportedly.predictions import report_of

HERE = Path(__file__).parent
SETS = ("held_words.txt", "held_words_b.txt")
PLACES = HERE / "held_words_places.toml"
PARTIES = HERE / "held_words_parties.toml"
OWN = re.compile(r"\b(?:its?|they|their|we|ours?|us|his)\b", re.IGNORECASE)
MARK = re.compile(r"\{([^}=]+)(?:=(\w+))?\}|<([^>=]+)(?:=([^>]+))?>")


class Said(NamedTuple):
    """One thing that a sentence says: a status with its place and holder, or a relation."""

    status: str
    place: str
    who: str
    extent: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what it says, of control or of responsibility."""

    layer: str
    text: str
    said: tuple[Said, ...]

    @property
    def kept(self) -> bool:
        """True if its misses are never shown."""
        return sha256(self.text.encode("utf-8")).digest()[0] % 2 == 1


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file, without their marks."""
    layer = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line in ("# control", "# responsibility"):
            layer = line[2:]
        elif line and not line.startswith("#"):
            label, _, marked = line.partition(" | ")
            yield _read(layer, label, marked)


def _read(layer: str, label: str, marked: str) -> Sentence:
    status, _, extent = label.partition("+")
    marks = list(MARK.finditer(marked))
    who = next((m.group(4) or m.group(3) for m in marks if m.group(3)), "")
    text = MARK.sub(lambda m: m.group(1) or m.group(3), marked)
    if status == "none":
        return Sentence(layer, text, ())
    if layer == "responsibility":
        return Sentence(layer, text, (Said(status, "", who),))
    places = [m for m in marks if m.group(1)]
    return Sentence(
        layer, text, tuple(Said(m.group(2) or status, m.group(1), who, extent) for m in places)
    )


def told(sentence: Sentence, engine: Engine) -> list[Said]:
    """What the program finds in a sentence, each thing once."""
    report = report_of({"id": "held", "text": sentence.text})
    found: list[Said] = []
    for claim in claims_of(report, engine):
        words = text_of(sentence.text, claim.content)
        if sentence.layer == "control":
            found.extend(_controls(claim, words, sentence.text))
        else:
            found.extend(_deeds(claim, sentence.text))
    return list(dict.fromkeys(found))


def _controls(claim: Claim, words: str, text: str) -> Iterator[Said]:
    for control in claim.controls:
        own = control.holder is None and OWN.search(words) is not None
        who = _source(claim, text) if own else _who(claim, control.holder)
        yield Said(control.status.value, _place(claim, control), who, _extent(control))


def _place(claim: Claim, control: Control) -> str:
    return "" if control.place is None else claim.places[control.place].as_written


def _extent(control: Control) -> str:
    return "" if control.extent is None else control.extent.value


def _deeds(claim: Claim, text: str) -> Iterator[Said]:
    for event in claim.events:
        for item in event.responsibility:
            own = item.actor is None and item.relation.value in ("claimed", "denied")
            who = _source(claim, text) if own else _who(claim, item.actor)
            if item.actor is not None and OWN.search(text_of(text, claim.content)):
                who = f"{who} {_source(claim, text)}"  # "our fighters"
            yield Said(item.relation.value, "", who)


def _who(claim: Claim, index: int | None) -> str:
    if index is None:
        return ""
    actor = claim.actors[index]
    return f"{actor.as_written} {actor.name or ''}".strip()  # "it" and the body it stands for


def _source(claim: Claim, text: str) -> str:
    return text_of(text, claim.source)


def is_right(found: Said, meant: Said) -> bool:
    """True if status, place and the one who holds it or did it agree; an extent may not."""
    same = found.status == meant.status and _overlap(found.place, meant.place)
    left_out = meant.status == "unattributed" or bool(meant.place and not found.who)
    return same and (left_out or _overlap(found.who, meant.who))


def _overlap(one: str, other: str) -> bool:
    """True for names that share a word, or none at all."""
    words, others = (set(re.findall(r"\w\w\w+", text.lower())) - {"the"} for text in (one, other))
    return bool(words & others) or words == others


def main() -> None:
    """Print recall and precision of both halves of a set; with --misses what went wrong."""
    engine = open_engine(PLACES, PARTIES)
    for name in SETS:
        tallies: dict[tuple[str, bool], Counter[str]] = {}
        for sentence in sentences(HERE / name):
            found = told(sentence, engine)
            tally = tallies.setdefault((sentence.layer, sentence.kept), Counter())
            wrong = count(tally, sentence, found)
            if wrong and not sentence.kept and "--misses" in sys.argv:
                print(*sentence.said or ["none"], "|", sentence.text, "->", *found, sep="  ")
        for (layer, kept), tally in sorted(tallies.items()):
            print(f"{name} {'kept' if kept else 'design'} {layer}", *figures(tally), sep="\n    ")


def count(tally: Counter[str], sentence: Sentence, found: list[Said]) -> bool:
    """Adds a sentence to a tally; True if anything in it is missed or wrong."""
    hits = 0
    for meant in sentence.said:
        partner = next((item for item in found if is_right(item, meant)), None)
        hits += partner is not None
        tally[f"{meant.status} meant"] += 1
        tally[f"{meant.status} right"] += partner is not None
        tally["holder meant"] += partner is not None and bool(meant.place and meant.who)
        tally["holder right"] += bool(partner and meant.place and meant.who and partner.who)
        tally["extent meant"] += partner is not None and bool(partner.extent or meant.extent)
        tally["extent right"] += bool(partner and meant.extent and partner.extent == meant.extent)
    right = sum(any(is_right(item, meant) for meant in sentence.said) for item in found)
    tally.update({"found": len(found), "found right": right})
    if not sentence.said:
        tally.update({"none meant": 1, "none right": not found})
    return hits < len(sentence.said) or right < len(found)


def figures(tally: Counter[str]) -> Iterator[str]:
    """Recall, precision, and a line for each label."""
    kinds = [key.removesuffix(" meant") for key in tally if key.endswith(" meant")]
    said = [kind for kind in kinds if kind not in ("none", "extent", "holder")]
    meant, right = (sum(tally[f"{kind} {key}"] for kind in said) for key in ("meant", "right"))
    yield f"recall {right}/{meant} = {100 * right / meant:.1f}"
    yield f"precision {tally['found right']}/{tally['found']}"
    yield from (f"{kind} {tally[f'{kind} right']}/{tally[f'{kind} meant']}" for kind in kinds)


if __name__ == "__main__":
    main()
