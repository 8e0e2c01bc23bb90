"""Texts of one template: a bulletin that is filled in anew every day has copied nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.lang import table, words
from reportedly.model.report import Report
from reportedly.reconcile.lineage.columns import Hashes
from reportedly.reconcile.lineage.leads import another_story, lead_of, tails_met, tells_of_rise
from reportedly.reconcile.lineage.shingles import body_words

LEAST_FIGURES = 3  # a text with fewer has no form to fill in
KEPT = 0.25  # most of the figures of the text with fewer that are the same, in one template
WEEK = 7  # days from which a named day of the week is another day
KNOWN = 1 << 12  # texts whose slots are remembered
LEADS = "\t"  # between what is left open and how the text opens
MANY = 1 << 30  # more runs of words than a sentence or a paragraph has

Slots = str  # the figures of a text with their neighbours, the days of the week it names, its lead
Told = tuple[Slots, Hashes]  # and its runs of words, hashed


@dataclass(frozen=True, slots=True)
class _Form:
    """What a text has filled in."""

    figures: frozenset[tuple[str, str, str]]  # the word before, the figure, the word after
    before: frozenset[tuple[str, str]]
    after: frozenset[tuple[str, str]]
    days: frozenset[str]

    def kept(self, other: "_Form") -> int:
        """How many of its figures the other has beside a word that is the same."""
        return sum(
            (before, value) in other.before or (value, after) in other.after
            for before, value, after in self.figures
        )


def slots_of(told: Sequence[str]) -> Slots:
    """What a template leaves open, of the words of a text: "counted|14|barges tuesday"."""
    found: set[str] = set()
    at = 0
    while at < len(told):
        value, taken = _figure(told, at)
        if value is not None:
            before = told[at - 1] if at else ""
            after = told[at + taken] if at + taken < len(told) else ""
            found.add(f"{before}|{value}|{after}")
        elif told[at] in words("en", "templates", "days"):
            found.add(told[at])
        at += taken
    return " ".join(sorted(found))


def form_of(report: Report) -> Slots:
    """What a template leaves open in a report, and how the report opens."""
    return f"{slots_of(body_words(report))}{LEADS}{lead_of(report)}"


def of_two_stories(one: Told, two: Told, apart: int | None, shared: int) -> bool:
    """True for texts that share wording and are no versions of one: filled in anew, or of
    happenings of their own with a paragraph in common.
    """
    if of_one_template(one[0], two[0], apart, shared):
        return True
    left, right = ((slots.partition(LEADS)[2], hashes) for slots, hashes in (one, two))
    return bool(left[0] and right[0]) and tails_met(left, right)


def of_one_template(one: Slots, two: Slots, apart: int | None, shared: int = MANY) -> bool:
    """True for texts that share their wording and tell of two days or happenings.

    A later version of a story keeps figures of its own, or the day it tells of, or says that its
    toll rose. `apart` is in days, None if one has no date; `shared` are the runs of words that
    both have.
    """
    (one, _, lead), (two, _, other) = (side.partition(LEADS) for side in (one, two))
    if another_story(lead, other, apart, shared):
        return True
    if not apart or tells_of_rise(lead) or tells_of_rise(other):
        return False
    few, many = sorted((_parsed(one), _parsed(two)), key=lambda form: len(form.figures))
    least = len(few.figures)
    if least < LEAST_FIGURES or max(few.kept(many), many.kept(few)) > KEPT * least:
        return False
    return apart >= WEEK or few.days.isdisjoint(many.days)


def _figure(told: Sequence[str], at: int) -> tuple[str | None, int]:
    """A figure above one in digits or words, and the words it takes."""
    if told[at].isdecimal():
        return told[at].lstrip("0") or "0", 1
    value = _cardinals().get(told[at], 0.0)
    if value >= 20 and value % 10 == 0 and at + 1 < len(told):  # "twenty-two"
        ones = _cardinals().get(told[at + 1], 0.0)
        if 0 < ones < 10:
            return f"{value + ones:.12g}", 2
    return (f"{value:.12g}", 1) if value > 1 else (None, 1)


@lru_cache(KNOWN)
def _parsed(slots: Slots) -> _Form:
    every = slots.split()
    figures = [tuple(one.split("|")) for one in every if "|" in one]
    return _Form(
        figures=frozenset((before, value, after) for before, value, after in figures),
        before=frozenset((before, value) for before, value, _ in figures),
        after=frozenset((value, after) for _, value, after in figures),
        days=frozenset(one for one in every if "|" not in one),
    )


@cache
def _cardinals() -> dict[str, float]:
    return dict(table("en", "numbers")["cardinals"])
