"""Attributions to nobody: "“…,” it was emphasised", where "it" stands for no one who speaks."""

import re
from dataclasses import replace

from reportedly.extraction.attribution.adjuncts import skip_adjuncts
from reportedly.extraction.attribution.candidates import Candidate
from reportedly.extraction.attribution.content_before import before_frame
from reportedly.extraction.attribution.frames import Frame, View
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.verbgroups import Verb
from reportedly.model.span import Span

RULE = "impersonal"
_BEHIND = frozenset("q,~")  # what stands between the words and "it was said"
_KINDS = frozenset({"say", "object", "passive"})
_HELPED = re.compile(
    r"\s*(?:(?:was|is|has been|had been|will be)\s+)?(?:\w+ly\s+|also\s+)?", re.IGNORECASE
)


def impersonal_frame(view: View, verb: Verb, kinds: frozenset[str]) -> Frame | None:
    """ "“There is no other way,” it was stressed in the note", behind what was said."""
    start = verb.start - 1
    if view.low_at(start) != "it" or view.tag_at(start - 1) not in _BEHIND or not kinds & _KINDS:
        return None
    end = skip_adjuncts(view, verb.end)
    if not view.ends(end) and view.tag_at(end) not in ",~":
        return None
    return before_frame(view, verb, None, start, end, RULE)


def without_it(text: str, item: Candidate) -> Candidate:
    """`item` without "it" for a source where its cue is a passive: "it | was | emphasised"."""
    if item.frame is not None or len(item.source) != 1 or not item.cue:
        return item
    (source,), (cue,) = item.source, item.cue
    if source.of(text).lower() != "it" or not source.end <= cue.start:
        return item
    helped = _HELPED.match(text, source.end)
    whole = text[source.end : cue.end].split()
    form = lexicon().verbs.get(whole[-1].lower()) if whole else None
    passive = form is not None and form.tag in "EQ" and whole[0].lower() in lexicon().be
    if helped is None or not passive or helped.end() < cue.start:
        return item
    return replace(item, source=(), cue=(Span(text.index(whole[0], source.end), cue.end),))
