"""English for findings of a desk; one wording for command line, pages, checks and dossiers."""

from collections.abc import Mapping

from reportedly.model.finding import (
    Conclusion,
    Finding,
    FindingStatus,
    KeptFinding,
    MethodKind,
    Outside,
    Withheld,
)
from reportedly.wording import counted, slot_words

CONCLUSION: Mapping[Conclusion, str] = {  # completes "the desk's finding …"
    Conclusion.SUPPORTS: "supports it",
    Conclusion.CONTRADICTS: "contradicts it",
    Conclusion.PARTLY: "supports it in part",
    Conclusion.CANNOT_TELL: "cannot tell",
}
_OF: Mapping[Conclusion, str] = {  # of a version: "it" could be read as the claim beside it
    Conclusion.SUPPORTS: "supports “{}”",
    Conclusion.CONTRADICTS: "contradicts “{}”",
    Conclusion.PARTLY: "supports “{}” in part",
    Conclusion.CANNOT_TELL: "cannot tell of “{}”",
}
METHOD: Mapping[MethodKind, str] = {
    MethodKind.GEOLOCATION: "geolocation",
    MethodKind.CHRONOLOCATION: "chronolocation",
    MethodKind.SATELLITE: "satellite image",
    MethodKind.FOOTAGE: "footage or photographs",
    MethodKind.CALL: "phone call or interview",
    MethodKind.VISIT: "visit to the place",
    MethodKind.DOCUMENT: "document",
    MethodKind.REGISTER: "register or list",
    MethodKind.EXPERT: "expert asked",
    MethodKind.COMPARISON: "reports compared",
    MethodKind.OTHER: "other",
}
OCCURRED = "occurred"  # the slot of whether something happened
STATUS: Mapping[FindingStatus, str] = {
    FindingStatus.DRAFT: "draft",
    FindingStatus.FINAL: "final",
    FindingStatus.WITHDRAWN: "withdrawn",
}
WITHHELD: Mapping[Withheld, str] = {
    Withheld.SEALED: "It rests on something that is sealed in this ledger. Its words are kept, "
    "and not shown while that is so.",
    Withheld.REMOVED: "It rested on something that was removed from this ledger on purpose. "
    "Its words were taken out with it, as they may have repeated it.",
}


def conclusion_words(finding: Finding) -> str:
    """What it says, of which version: "contradicts “Killed: 34”"; "" if it does not say yet."""
    if finding.conclusion is None:
        return ""
    told = proposition_words(finding)
    return _OF[finding.conclusion].format(told) if told else CONCLUSION[finding.conclusion]


def method_words(finding: Finding) -> str:
    """The kinds of method, then its words: "geolocation, satellite image: the roof …"."""
    kinds = ", ".join(METHOD[kind] for kind in finding.kinds if kind is not MethodKind.OTHER)
    return ": ".join(filter(None, [kinds, finding.method]))


def kinds_words(finding: Finding) -> str:
    """The kinds of method, or the words if no kind is named; "" if it says neither."""
    return ", ".join(METHOD[kind] for kind in finding.kinds) or finding.method


def standing_words(kept: KeptFinding) -> str:
    """State, day, author and method: "final, 2031-03-05, Ada Brandt, geolocation"."""
    found = kept.finding
    day, author = f"{found.at:%Y-%m-%d}", kept.author
    if found.status is FindingStatus.WITHDRAWN:
        told = f"withdrawn by {found.by}, {day}; written by {author}"
    else:
        told = f"{STATUS[found.status]}, {day}, {author}"
    return ", ".join(filter(None, [told, kinds_words(found)]))


def desk_line(kept: KeptFinding) -> str:
    """A finding in one line: "The desk contradicts it: … (final, 2031-03-05, Ada Brandt)"."""
    says = " ".join(filter(None, ["The desk", conclusion_words(kept.finding)]))
    return f"{says}: {shown_text(kept)} ({standing_words(kept)})"


def shown_text(kept: KeptFinding) -> str:
    """The finding's words, or why they are not shown."""
    return WITHHELD[kept.withheld] if kept.withheld else kept.finding.text


def proposition_words(finding: Finding) -> str:
    """The version it speaks of: "Killed: at least 12"; "" if it speaks of none."""
    about = finding.about
    return finding_version_words(about.slot, about.population, about.value) if about.slot else ""


def finding_version_words(slot: str, population: str | None, value: str) -> str:
    """A version in words; without a value what can be told differently."""
    if slot == OCCURRED:
        return value.capitalize() if value else "Whether it happened"
    heading = slot_words(slot, population)
    return f"{heading}: {value}" if value else heading


def evidence_counts(finding: Finding) -> str:
    """How much it rests on: "2 claims, 1 report, 1 thing outside the ledger"."""
    found = (
        (len(finding.evidence), "claim"),
        (len(finding.excerpts), "report"),
        (len(finding.outside), "item"),
    )
    words = [counted(size, name) for size, name in found if size]
    if finding.outside:
        words[-1] += " outside the ledger"
    return ", ".join(words) or "no evidence named"


def removed_words(finding: Finding) -> str:
    """That evidence was taken out; "" if none was."""
    if not finding.removed:
        return ""
    was = "was" if finding.removed == 1 else "were"
    pieces = counted(finding.removed, "piece")
    return f"{pieces} of what it rests on or speaks of {was} removed from this ledger on purpose."


def outside_words(one: Outside) -> str:
    """Evidence outside the ledger in one line, without the hash."""
    parts = [one.what]
    parts += [f"file {one.file}"] if one.file else []
    parts += [one.url] if one.url else []
    parts += [f"of {one.day}"] if one.day else []
    parts += [f"obtained by {one.obtained_by}"] if one.obtained_by else []
    return ", ".join(parts)
