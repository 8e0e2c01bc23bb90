"""Who holds an office that is named without its holder: "the governor of Halvik province"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from reportedly.model.claim import Claim, Speaker
from reportedly.model.ids import ReportId
from reportedly.reconcile.view import View
from reportedly.reconcile.words import WORD, folded, listed, name_words, proper_name, singular

Office = tuple[str, str]  # the office's word, and the place's word or the lineage that says it


def office_of(view: View, claim: Claim, speaker: Speaker) -> Office | None:
    """The office a source without a name is called by, with its place; else None.

    An office of no place ("the provincial governor") is one only within its own lineage.
    """
    asked = asked_of(view, claim, speaker)
    return (asked[0], asked[1] or view.lineage_of(claim)) if asked else None


def asked_of(view: View, claim: Claim, speaker: Speaker) -> tuple[str, str | None] | None:
    """That office's word and its place's, None for an office of no place."""
    if proper_name(speaker.name) or not speaker.role or speaker.span is None:
        return None
    if not view.words(claim, speaker.span).lower().startswith(("the ", "governor", "mayor")):
        return None  # "a governor" may be any
    head, places = split_role(speaker.role)
    if head is None:
        return None
    return head, min(places, default=None)


def holders_of(view: View) -> Mapping[Office, str]:
    """Office -> its one holder in this ledger: a party id, or "name:" and a name key.

    A holder is of every place that the office is ever said to be of and that the same reports
    name; an office with two such holders has none here.
    """
    asked: dict[str, set[str]] = defaultdict(set)
    for claim in view.claims.values():
        for speaker in claim.speakers:
            if office := office_of(view, claim, speaker):
                asked[office[0]].add(office[1])
    texts: dict[ReportId, frozenset[str]] = {}
    found: dict[Office, set[str]] = defaultdict(set)
    for claim in view.claims.values():
        for role, holder in held(claim):
            for office in _held(view, claim, role, asked, texts):
                found[office].add(holder)
    return {office: min(holders) for office, holders in found.items() if len(holders) == 1}


def held(claim: Claim) -> Iterator[tuple[str, str]]:
    """The roles in which somebody is named in a claim, each with whoever has it."""
    for speaker in claim.speakers:
        if speaker.name and speaker.role and not speaker.anonymous:
            yield speaker.role, speaker.actor or "name:" + " ".join(name_words(speaker.name))


def _held(
    view: View,
    claim: Claim,
    role: str,
    asked: Mapping[str, set[str]],
    texts: dict[ReportId, frozenset[str]],
) -> list[Office]:
    """The offices asked for that a holder of `role`, cited in this claim's report, may hold."""
    head, places = split_role(role)
    if head is None or head not in asked:
        return []
    near = places
    if not near:
        report = claim.report.id
        if report not in texts:
            texts[report] = text_words(view.reports[report].text)
        near = texts[report]
    return [(head, one) for one in (near | {view.lineage_of(claim)}) & asked[head]]


def text_words(text: str) -> frozenset[str]:
    """The words of a text as the places of offices are compared with them."""
    return frozenset(singular(word) for word in WORD.findall(folded(text)))


def split_role(role: str) -> tuple[str | None, frozenset[str]]:
    """The office in a role, and the words that say of which place."""
    words = name_words(role)
    head = next((word for word in words if word in listed("offices")), None)
    drop = listed("vague_places") | listed("offices") | {"of", "the", "in", "for"}
    return head, frozenset(word for word in words if word not in drop)
