"""What is said of a claim, an origin or a ledger in a few words."""

from collections.abc import Callable, Mapping
from textwrap import shorten

from reportedly.model.claim import Claim, Speaker
from reportedly.model.incident import Coverage, Origin
from reportedly.model.mention import QuantityState, TimeRole
from reportedly.wording.values import plain

# Of an origin; of a sentence of a copy.
TAKEN_BACK = "only in reports since corrected or withdrawn, or copied from one"
UPSTREAM = "taken back upstream, and still here"
_SLOTS: Mapping[str, str] = {
    "occurred": "Whether it happened",
    "responsible": "Who is responsible",
    "holder": "Who holds the place",
    QuantityState.BODIES_FOUND: "Bodies found",
}
_SAID = frozenset({TimeRole.UTTERANCE, TimeRole.PUBLICATION})  # times of words, not of deeds
_POPULATIONS: Mapping[str, str] = {
    "civilian": "civilians",
    "combatant": "combatants",
    "child": "children",
    "woman": "women",
    "medic": "medics",
    "journalist": "journalists",
    "mixed": "civilians and combatants",
}


def counted(number: int, noun: str) -> str:
    """ "1 report", "2,000 reports"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(items: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def excerpt(words: str, longest: int) -> str:
    """The first whole words of a text, at most `longest` characters; of one long word a part."""
    short = shorten(words, longest, placeholder="\u00a0…")
    return short if short != "…" else words.strip()[: longest - 1] + "…"


def speaker_words(speaker: Speaker) -> str:
    """A speaker's name, or that the text gives none."""
    return speaker.name or ("unstated source" if speaker.kind == "unstated" else "unnamed source")


def speakers_of(claim: Claim) -> str:
    """Who speaks, by name, with role if the name does not say it; "" for narration."""
    named = []
    for speaker in claim.speakers:
        name, role = speaker_words(speaker), speaker.role or ""
        named.append(name if role.lower() in name.lower() else f"{name} ({role})")
    return ", ".join(named)


def places_of(claim: Claim) -> list[str]:
    """The places a claim names, each once, an undecided one with a question mark."""
    names = [t.place.name if t.place else f"{t.as_written}?" for t in claim.places]
    return list(dict.fromkeys(names))


def happened_at(claim: Claim) -> list[str]:
    """When what a claim tells was, as values of its times; not when it was said or printed."""
    times = (time for time in claim.times if time.role not in _SAID)
    return [time.value for time in times if time.value]


def said_at(claim: Claim) -> list[str]:
    """When it was said or printed, as values of its times: no day of the happening."""
    return [time.value for time in claim.times if time.role in _SAID and time.value]


def slot_words(slot: str, population: str | None) -> str:
    """What the versions of a slot are about: "Killed, children"."""
    words = _SLOTS.get(slot, plain(slot).capitalize())
    if population and population != "unstated":
        words += ", " + _POPULATIONS.get(population, plain(population))
    return words


def origin_marks(origin: Origin) -> list[str]:
    """What is said of an origin beside its counts: unverified, withdrawn, on whom it depends."""
    marks = []
    if origin.unverified:
        marks.append("said to be unverified")
    if origin.withdrawn:
        marks.append(TAKEN_BACK)
    if origin.depends_on:
        marks.append(f"{origin.dependence.value} dependence: {origin.depends_on}")
    return marks


def origin_counts(origin: Origin) -> str:
    """In how many reports, of how many newsrooms and lineages of text, an origin is carried."""
    reports = counted(origin.reports, "report")
    if origin.reports == 1:  # of one newsroom and one lineage, what else
        return reports
    return f"{reports} of {counted(origin.newsrooms, 'newsroom')}, " + counted(
        origin.lineages, "lineage"
    )


def coverage_words(seen: Coverage, day: Callable[[str], str] = str, *, every: bool = True) -> str:
    """What the ledger covers, so that a count can be read: `day` writes its days.

    Without `every`, nothing is said of unread and undated reports where there are none.
    """
    days = "no day known"
    if seen.first and seen.last:
        days = " to ".join(dict.fromkeys((day(seen.first), day(seen.last))))
    languages = ", ".join(seen.languages) or "no language decided"
    words = (
        f"{counted(seen.reports, 'report')} of {counted(seen.publishers, 'publisher')}, "
        f"{days}, {languages}"
    )
    if seen.unread or every:
        words += f"; {counted(seen.unread, 'report')} in other languages unread"
    if seen.undated or every:
        words += f"; {counted(seen.undated, 'report')} without a date"
    return words
