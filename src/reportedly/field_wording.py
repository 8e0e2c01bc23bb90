"""Any field of a claim in words, so that two values of it can be read side by side."""

from collections.abc import Callable, Iterable, Mapping

from reportedly import wording
from reportedly.model.claim import Claim
from reportedly.model.span import Span, text_of

NOTHING = "nothing"
HEADINGS: Mapping[str, str] = {
    "source": "Source",
    "cue": "Cue",
    "content": "Content",
    "quotation": "Form",
    "within": "Stands inside",
    "responds_to": "Answers",
    "speakers": "Speakers",
    "chain": "Passed on by",
    "channel": "Channel",
    "basis": "How it knows",
    "factuality": "Commitment",
    "mood": "Mood",
    "verification": "Verification",
    "silence": "Silence",
    "events": "Happenings",
    "controls": "Control",
    "places": "Places",
    "times": "Times",
    "quantities": "Figures",
    "actors": "Actors",
}


def field_words(field: str, claim: Claim, text: str) -> str:
    """What `claim` holds under that key of the record; `text` is that of its report."""
    return _WORDS[field](claim, text) or NOTHING


def _listed(items: Iterable[str]) -> str:
    return "; ".join(filter(None, items))


def _quoted(span: Span | None, text: str) -> str:
    return f"“{span.of(text)}”" if span else ""


def _speakers(claim: Claim, text: str) -> str:
    found = []
    for speaker in claim.speakers:
        name = wording.speaker_words(speaker)
        kind = wording.plain(speaker.kind)
        role = f", {speaker.role}" if speaker.role else ""
        found.append(name if speaker.kind == "unstated" else f"{name} ({kind}{role})")
    return _listed(found)


def _factuality(claim: Claim, text: str) -> str:
    value = claim.factuality
    parts = [f"by the publisher {wording.COMMITMENT[value.publisher]}"]
    if value.source:
        parts.insert(0, f"by the source {wording.COMMITMENT[value.source]}")
    hedges = ", ".join(_quoted(span, text) for span in value.words)
    return _listed([*parts, f"put with {hedges}" if hedges else ""])


def _verification(claim: Claim, text: str) -> str:
    return _listed(
        f"{wording.VERIFICATION[item.status]}: {_quoted(item.span, text)}"
        for item in claim.verification
    )


def _silence(claim: Claim, text: str) -> str:
    if claim.silence is None:
        return ""
    return f"{wording.SILENCE[claim.silence.kind]} {_quoted(claim.silence.about, text)}".strip()


def _controls(claim: Claim, text: str) -> str:
    found = []
    for item in claim.controls:
        holder = "someone" if item.holder is None else claim.actors[item.holder].as_written
        place = "a place" if item.place is None else claim.places[item.place].as_written
        extent = f"{wording.EXTENT[item.extent]} " if item.extent else ""
        found.append(f"{holder} {wording.CONTROL[item.status]} {extent}{place}")
    return _listed(found)


_WORDS: Mapping[str, Callable[[Claim, str], str]] = {
    "source": lambda claim, text: text_of(text, claim.source),
    "cue": lambda claim, text: text_of(text, claim.cue),
    "content": lambda claim, text: text_of(text, claim.content),
    "quotation": lambda claim, text: wording.QUOTATION[claim.quotation],
    "within": lambda claim, text: claim.within or "",
    "responds_to": lambda claim, text: claim.responds_to.claim if claim.responds_to else "",
    "speakers": _speakers,
    "chain": lambda claim, text: _listed(
        f"{wording.LINK[item.relation]} {item.name}" for item in claim.chain
    ),
    "channel": lambda claim, text: claim.channel.name if claim.channel else "",
    "basis": lambda claim, text: wording.BASIS[claim.basis],
    "factuality": _factuality,
    "mood": lambda claim, text: wording.MOOD[claim.mood],
    "verification": _verification,
    "silence": _silence,
    "events": lambda claim, text: _listed(
        f"{wording.EVENT[item.type]} {_quoted(item.trigger, text)}" for item in claim.events
    ),
    "controls": _controls,
    "places": lambda claim, text: _listed(wording.places_of(claim)),
    "times": lambda claim, text: _listed(
        f"{_quoted(item.span, text)} {item.value or 'not decided'}" for item in claim.times
    ),
    "quantities": lambda claim, text: _listed(
        wording.figure_words(item, item.span.of(text)) for item in claim.quantities
    ),
    "actors": lambda claim, text: _listed(item.name or item.as_written for item in claim.actors),
}
