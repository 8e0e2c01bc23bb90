"""What one report contributes to the whole, as a value, and the keys under which it is found."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import numpy as np

from reportedly.model.claim import Claim
from reportedly.model.kept import Kept
from reportedly.model.report import Report
from reportedly.reconcile.incidents.asking import NoTies
from reportedly.reconcile.incidents.pointing import asked_by, pointed_by
from reportedly.reconcile.incidents.scenes import scenes_of
from reportedly.reconcile.incidents.tale import Tale
from reportedly.reconcile.incidents.titles import as_text, named_places, title_spans
from reportedly.reconcile.lineage.newsrooms import credit_of, shown
from reportedly.reconcile.lineage.templates import form_of
from reportedly.reconcile.part.desk import Count, Kind, Posting, Tally
from reportedly.reconcile.view import View
from reportedly.reconcile.voices.names import Words, named, short_form
from reportedly.reconcile.voices.offices import asked_of, held, split_role, text_words
from reportedly.reconcile.words import name_key, name_words

ALWAYS = 0  # the day of what has none
NAMED = "name:"  # opens the key of a source that no party is known for


def own_of(view: View, report: Report, claims: Sequence[Claim]) -> dict[str, Any]:
    """What follows from the report and its claims alone; `view` holds them."""
    credit = credit_of(report)
    mentions = [(" ".join(name_words(s.name or "")), s) for _, s in named(claims)]
    actors = {s.actor for claim in claims for s in claim.speakers if s.actor}
    tale = Tale(view, claims)
    asks = (asked_of(view, claim, speaker) for claim in claims for speaker in claim.speakers)
    return {
        "publisher": report.publisher,
        "slots": form_of(report),
        "status": report.status.value,
        "work": report.work,
        "supersedes": report.supersedes,
        "credit": credit and [credit.name, credit.found.value, credit.span],
        "names": [[words, s.name, s.kind.value, s.actor] for words, s in mentions],
        "voiced": sorted(one.removeprefix(NAMED) for one in actors if one.startswith(NAMED)),
        "short": sorted({" ".join(short) for short in _short(view, claims) if short}),
        "asks": sorted({(one[0], one[1] or "") for one in asks if one}),
        "holds": sorted(_holds(report, claims)),
        "places": sorted({(n, as_text(p)) for claim in claims for n, p in named_places(claim)}),
        "titles": _titles(report, tale),
        "asked": sorted(asked_by(tale)),
        "pointed": sorted(pointed_by(tale, tuple(scenes_of(tale, None, NoTies())))),
        "silent": any(claim.silence is not None for claim in claims),
    }


def _short(view: View, claims: Iterable[Claim]) -> Iterator[Words]:
    """What may stand for the name of a body: "the ministry"."""
    every = ((claim, speaker) for claim in claims for speaker in claim.speakers)
    yield from (short_form(view, claim, speaker) or () for claim, speaker in every)


def _holds(report: Report, claims: Iterable[Claim]) -> Iterator[tuple[str, str, str]]:
    """Office, place it is said to be of or that the text names, and holder; "" for its lineage."""
    told: frozenset[str] | None = None
    for role, holder in {one for claim in claims for one in held(claim)}:
        head, places = split_role(role)
        if head is not None:
            if not places:
                told = text_words(report.text) if told is None else told
            yield from ((head, place, holder) for place in {*(places or told or ()), ""})


def _titles(report: Report, tale: Tale) -> Sequence[str]:
    """What its title may name, if the report tells of happenings and of no small place."""
    lacks = any(tale.items()) and not tale.places
    return sorted(set(title_spans(report.title))) if lacks else ()


def key_of(*parts: str) -> int:
    """A number for a key; two keys have one number once in 2^64."""
    text = "\0".join(parts).encode()
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big", signed=True)


def shingles_of(hashes: bytes) -> list[int]:
    """The hashes of a wording as signed numbers."""
    found: list[int] = np.frombuffer(hashes, np.int64).tolist()
    return found


def wording_of(hashes: bytes) -> int:
    """A number for a wording as a whole."""
    return int.from_bytes(blake2b(hashes, digest_size=8).digest(), "big", signed=True)


def office_key(head: str, place: str) -> str:
    """An office of a place, or of a lineage, as one key."""
    return f"{head} {place}"


def postings_of(kept: Kept) -> set[Posting]:
    """Everything but its shingles under which the report is found."""
    own, found = kept.own, kept.found
    rows = {(Kind.WORK.value, key_of(own["work"]), ALWAYS)}
    if kept.hashes:
        rows.add((Kind.WORDING, wording_of(kept.hashes), ALWAYS))
    if own["supersedes"]:
        rows.add((Kind.LATER, key_of(own["supersedes"]), ALWAYS))
    every = (*named_in(own), *own["short"])
    rows.update((Kind.NAME, key_of(min(words.split())), ALWAYS) for words in every if words)
    rows.update((Kind.TITLE, key_of(span), ALWAYS) for span in own["titles"])
    rows.update((Kind.ASKED, key_of(key), ALWAYS) for key in own["asked"])
    for head, place in own["asks"]:
        office = office_key(head, place or found.get("lineage", ""))
        rows.add((Kind.ASK, key_of(office), ALWAYS))
    return rows | _found_postings(kept.day, found)


def named_in(own: Mapping[str, Any]) -> set[str]:
    """The names of sources that a report tells."""
    return {row[0] for row in own["names"]} | set(own["voiced"])


def _found_postings(day: int, found: Mapping[str, Any]) -> set[Posting]:
    rows: set[Posting] = set()
    if "lineage" in found:
        rows.add((Kind.LINEAGE, key_of(found["lineage"]), ALWAYS))
        rows.add((Kind.ROOM, key_of(found["raw"]), ALWAYS))
    rows.update((Kind.SPEAKER, key_of(row[1]), row[-1]) for row in found.get("voices", ()))
    rows.update((Kind.SCENE, scene_key(*row[:3]), row[3]) for row in found.get("scenes", ()))
    if found.get("telling"):
        rows.add((Kind.TELLING, 0, day))
        rows.update((Kind.HARD, key_of(key), day) for key in found["hard"])
        rows.update((Kind.FACT, key_of(key), day) for key in (*found["hard"], *found["words"]))
    return rows


def scene_key(place: str, kind: str, sort: str) -> int:
    """Where and of which kind a scene is, and whether its day is told."""
    return key_of(place, kind, sort)


def counts_of(kept: Kept) -> Counter[Count]:
    """What the report adds to the counts of the ledger."""
    own, found = kept.own, kept.found
    rows: Counter[Count] = Counter()
    rooms = [own["credit"][0]] if own["credit"] else []
    rooms += [shown(own["publisher"])] if own["publisher"] else []
    rows.update((Tally.ROOM.value, name_key(room), room) for room in rooms)
    lineage = found.get("lineage")
    for words, spelling, kind, actor in own["names"]:
        rows[Tally.NAME, words, f"s{spelling}"] += 1
        rows[Tally.NAME, words, f"k{kind}"] += 1
        rows.update({(Tally.NAME, words, f"a{actor}"): 1} if actor else {})
        rows.update((Tally.WORD, word, words) for word in set(words.split()))
        rows.update({(Tally.TOLD, lineage, words): 1} if lineage else {})
    for head, place, holder in own["holds"]:
        if of := place or lineage:
            rows[Tally.HOLDER, office_key(head, of), holder] += 1
            rows[Tally.HELD, holder, office_key(head, of)] += 1
    rows.update((Tally.PLACE, name, place) for name, place in own["places"])
    rows.update((Tally.POINTED, key, told) for key, told in own["pointed"])
    return rows
