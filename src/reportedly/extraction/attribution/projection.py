"""Puts attributions that the encoder read into the segments the rules work on."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reportedly.extraction.attribution.candidates import Candidate
from reportedly.extraction.attribution.frames import Frame, Tokens, View
from reportedly.extraction.words.nounphrase import Phrase, phrase_end
from reportedly.model.span import Span, Spans

_NAMING = frozenset(("known", "called", "named", "kept", "based", "led", "backed"))
_ASIDE = frozenset(",~(W")  # tags that open an apposition or a relative clause
_ASIDE_CLAUSE = frozenset("WHB")  # … open a clause that is about the source
_BROKEN = frozenset("ID")  # in which no noun phrase ends
_NEAR = 25  # tokens between source and cue that belong to the frame


class Projector:
    """Finds the tokens of spans in the segments outside quotations."""

    def __init__(self, views: Sequence[View]) -> None:
        self._views = [view for view in views if view.segment.level == 0 and len(view.segment)]
        self._starts = [view.segment.start[0] for view in self._views]

    def narrowed(self, source: Spans) -> Spans:
        """`source` without apposition, relative clause or participle, like those of rules."""
        view = self._at(source[0].start) if source else None
        if view is None:
            return source
        first, last = _tokens(view, source[0])
        inside = range(first + 1, last)
        if _lists(view, first, last):
            return source
        mark = next((i for i in inside if _opens_aside(view, i) or _qualifies(view, i)), last)
        end = min(last, max(mark, phrase_end(view.segment, first, names=True)))
        end = _closed(view, first, end)
        stop = view.segment.end[end - 1]
        return (Span(source[0].start, stop if end > last else min(source[0].end, stop)),)

    def project(self, item: Candidate) -> None:
        """Add `item` as a frame to every segment that it has words in."""
        for view in self._between(item.extent):
            content = [piece for span in item.content if (piece := _filled(view, span))]
            cue = _filled(view, item.cue[0])
            if content or cue:
                source = _filled(view, item.source[0]) if item.source else None
                view.frames.append(
                    Frame(
                        rule=item.rule,
                        source=Phrase(source[0], source[1], source[1]) if source else None,
                        cue=cue or (0, 0),
                        content=content,
                        zone=_zone(view, cue, source),
                        read=True,
                    )
                )

    def _at(self, offset: int) -> View | None:
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or self._views[at].segment.end[-1] <= offset:
            return None
        return self._views[at]

    def _between(self, span: Span) -> list[View]:
        first = max(0, bisect_right(self._starts, span.start) - 1)
        return self._views[first : bisect_left(self._starts, span.end)]


def _opens_aside(view: View, at: int) -> bool:
    """ "The mayor | , who", "two groups | that are fighting"; not "the fact that it fell"."""
    if view.tag_at(at) == "H":
        return view.tag_at(at - 1) in "NL" and view.tag_at(at + 1) in "VMA"
    return view.tag_at(at) in _ASIDE


def _closed(view: View, first: int, end: int) -> int:
    """`end` behind the noun phrase that a source breaks off before: "the mayor of | Kest"."""
    if end - first < 2 or view.tag_at(end - 1) not in _BROKEN:
        return end
    whole = end
    while view.tag_at(whole) == "#" or phrase_end(view.segment, whole, names=True) > whole:
        whole = max(whole + 1, phrase_end(view.segment, whole, names=True))
    while whole == end and end - first > 1 and view.tag_at(end - 1) in _BROKEN:
        whole = end = end - 1
    return whole


def _lists(view: View, first: int, last: int) -> bool:
    """ "Holt, Maren and a spokesman | said": commas between those who speak, none behind them.

    An apposition or a relative clause closes with a comma before the verb.
    """
    tags = view.segment.tag[first:last]
    if "," not in tags or tags[-1] == "," or view.tag_at(last) == ",":
        return False
    behind = tags[len(tags) - 1 - tags[::-1].index(",") :]
    return (
        "C" in behind and not _ASIDE_CLAUSE.intersection(tags) and not view.has_finite(first, last)
    )


def _qualifies(view: View, at: int) -> bool:
    """ "An assessment | released on Tuesday"; not "the group known as", which names who speaks."""
    participle = view.tag_at(at) in "EQ" and view.low_at(at) not in _NAMING
    return participle and view.tag_at(at - 1) in "NL" and view.tag_at(at + 1) in "ITY"


def _zone(view: View, cue: Tokens | None, source: Tokens | None) -> Tokens:
    """The frame's own words in a segment: its cue, with a source that stands near.

    What the source does before it speaks is told: "Orland's envoy will visit Kest, outlining …".
    """
    if cue is None or source is None:
        return cue or (0, 0)
    between = view.segment.tag[source[1] : cue[0]]
    if len(between) > 2 and between[0] == between[-1] == "," and between[1] in "EQ":
        between = []  # "Ilse Vell, asked about the raid, said"
    elif not _ASIDE_CLAUSE.intersection(between) and view.has_finite(source[1], cue[0]):
        return cue
    apart = max(cue[0], source[0]) - min(cue[1], source[1])
    return (min(cue[0], source[0]), max(cue[1], source[1])) if apart <= _NEAR else cue


def _filled(view: View, span: Span) -> Tokens | None:
    first, last = _tokens(view, span)
    return (first, last) if first < last else None


def _tokens(view: View, span: Span) -> Tokens:
    """The tokens of `view` that share a character with `span`."""
    first = bisect_right(view.segment.end, span.start)
    return first, bisect_left(view.segment.start, span.end)
