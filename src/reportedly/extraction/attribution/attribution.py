"""Finds who is said to say what: attributions with source, cue and content, and narration."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.extraction.attribution.borders import within_borders
from reportedly.extraction.attribution.candidates import Candidate
from reportedly.extraction.attribution.continuation import join_quotations
from reportedly.extraction.attribution.cut_off import (
    with_article,
    with_first_words,
    with_whole_list,
)
from reportedly.extraction.attribution.dashed import name_dashed
from reportedly.extraction.attribution.frames import Frame, View
from reportedly.extraction.attribution.halves import without_other_half
from reportedly.extraction.attribution.headed import find_headed
from reportedly.extraction.attribution.headline_source import attribute_headlines
from reportedly.extraction.attribution.holes import (
    close_holes,
    with_last_words,
    with_noun,
    with_outcome,
    with_undashed_source,
    with_whole_source,
    without_cue,
    without_parted,
    without_scraps,
)
from reportedly.extraction.attribution.impersonal import without_it
from reportedly.extraction.attribution.inner import is_inner_speech
from reportedly.extraction.attribution.merging import choose, only_cites
from reportedly.extraction.attribution.narration import narrate
from reportedly.extraction.attribution.nesting import nested
from reportedly.extraction.attribution.passed_on import hand_over
from reportedly.extraction.attribution.pointing import point_back
from reportedly.extraction.attribution.printed import attribute_printed
from reportedly.extraction.attribution.projection import Projector
from reportedly.extraction.attribution.reserved import Reserve
from reportedly.extraction.attribution.rules import frames_of
from reportedly.extraction.attribution.segments import Segment, find_segments
from reportedly.extraction.attribution.stated_before import state_before
from reportedly.extraction.attribution.told_of_speakers import tell_of_speakers
from reportedly.extraction.attribution.whole_pieces import with_whole_quotations, within_brackets
from reportedly.extraction.silence.own_clause import without_silent_clauses
from reportedly.extraction.silence.silence import without_withheld
from reportedly.extraction.verification.hanging import without_remark
from reportedly.extraction.words.time_clauses import without_time_clause
from reportedly.lang import table, words
from reportedly.model.attribution import Attribution, Made, quotation_of
from reportedly.model.reading import Reading
from reportedly.model.shelves import Shelves
from reportedly.model.span import Span, Spans, trim, union

VERSION = "1"
_OPENING = re.compile(r"[,;:\s]*(?:that\s+)?", re.IGNORECASE)
# Of a noun phrase that another attribution has; of "“…” is how the general put it".
_DANGLING = re.compile(r",\s+(?:a|an|the)$|(?<=[”\"])\s+(?:is|was)$")
_CLOSING = ".,;:"
_REACH = 500  # characters round an attribution in which others may have words of its sentence
COMMAS_A_WORD = 0.005  # edited news has .03 to .09; texts without commas have none at all

Marks = tuple[list[Span], list[Span]]  # quotations: the outermost, and those right inside


def find_attributions(reading: Reading, publisher: str | None = None) -> tuple[Attribution, ...]:
    """Attributions by position of their first character, nested ones with `within` set.

    Candidates of the rules and of the encoder, one for each cue; narration of the publisher is
    among them. Nothing in furniture is ever attributed, and nothing to the `publisher` by name.
    """
    views = _views(reading)
    ruled = _ruled(reading, views)
    is_reserved = Reserve(reading, views, publisher)
    chosen = choose(ruled, reading, is_reserved)
    free = [item for item in chosen.outer if not is_reserved(item)]
    mended = _mended(reading.text, free, ruled)
    whole = with_whole_quotations(reading.text, reading.outer_quotations(), mended)
    beside = _shelved([*whole, *chosen.inner])
    kept = [without_other_half(reading.text, item, _near(item, beside)) for item in whole]
    projector = Projector(views)
    outer = _shelved(kept)
    within = [with_article(reading.text, item) for item in chosen.inner]
    inner = [item for item in within if is_inner_speech(reading, item, _near(item, outer))]
    _keep_frames(views, [*kept, *inner])
    for item in kept:
        if item.frame is None:
            projector.project(item)
    marks = reading.outer_quotations(), reading.inner_quotations()
    made = _maker(reading)
    every = [*kept, *inner]
    beside = _shelved(every)
    found = [
        _attribution(
            replace(
                item,
                source=_narrow_source(item, projector),
                content=without_remark(
                    reading, without_withheld(reading, _bare(reading, item, beside))
                ),
            ),
            marks,
            made[item.frame is None],
        )
        for item in every
    ]
    told = [*found, *narrate(views)]
    asides = tell_of_speakers(views, told)
    headed = attribute_headlines(reading, [*told, *asides], publisher)
    passed = hand_over(reading, state_before(reading, point_back(reading, headed)))
    return nested(without_silent_clauses(reading, attribute_printed(reading, passed)))


def _mended(text: str, heard: list[Candidate], ruled: list[Candidate]) -> list[Candidate]:
    """Candidates with their own words, and without those of others."""
    bracketed = [within_brackets(text, item) for item in heard]
    rules = _shelved(ruled)
    bordered = [within_borders(text, item, _near(item, rules)) for item in bracketed]
    sourced = [
        with_whole_source(text, with_undashed_source(text, without_it(text, without_cue(item))))
        for item in bordered
    ]
    beside = _shelved([*sourced, *ruled])
    named = [with_noun(text, item, _near(item, beside)) for item in sourced]
    listed = [
        with_first_words(text, with_whole_list(text, item), _near(item, rules)) for item in named
    ]
    beside = _shelved(listed)
    whole = [without_parted(text, item, _near(item, beside)) for item in listed]
    timed = [without_time_clause(text, item, _near(item, rules)) for item in whole]
    beside = _shelved(timed)
    filled = [
        with_outcome(text, with_last_words(text, item, _near(item, beside))) for item in timed
    ]
    return [without_scraps(text, item) for item in filled]


def _shelved(candidates: Sequence[Candidate]) -> Shelves[Candidate]:
    return Shelves((item.extent, item) for item in candidates)


def _near(item: Candidate, shelved: Shelves[Candidate]) -> list[Candidate]:
    """Those in the sentences round `item`, in the order they were put there."""
    return shelved.near(item.extent, reach=_REACH)


def find_outermost(reading: Reading) -> tuple[Attribution, ...]:
    """Attributions that are in no other's content and have a cue, without narration.

    Their sources hold apposition and relative clause too.
    """
    kept = choose(candidates_of(reading), reading).outer
    marks = reading.outer_quotations(), reading.inner_quotations()
    made = _maker(reading)
    found = [_attribution(item, marks, made[item.frame is None]) for item in kept]
    return tuple(item for item in nested(found) if item.within is None and item.cue)


def candidates_of(reading: Reading) -> list[Candidate]:
    """The rules' candidates, for those who fit the judge; the encoder's are in `reading.heard`."""
    return _ruled(reading, _views(reading))


def _maker(reading: Reading) -> tuple[Made, Made]:
    """Who makes a rule's attribution and who one of the encoder's; the rule is filled in."""
    read = reading.heard.version if reading.heard else ""
    return (
        Made(by="rules.attribution", version=VERSION, rule=""),
        Made(by="encoder.attribution", version=read, rule=""),
    )


def _keep_frames(views: list[View], kept: list[Candidate]) -> None:
    held = {id(item.frame) for item in kept}
    for view in views:
        view.frames = [frame for frame in view.frames if id(frame) in held]


def _views(reading: Reading) -> list[View]:
    """Segments with all their frames, quotations joined."""
    bare = _is_unpunctuated(reading)
    views = [View.of(segment, unpunctuated=bare) for segment in find_segments(reading)]
    for view in views:
        name_dashed(reading.text, view.segment, frames_of(view))
    find_headed(views, reading.paragraphs)
    join_quotations(views)
    return views


def _ruled(reading: Reading, views: list[View]) -> list[Candidate]:
    """The frames of the rules as candidates, by segment."""
    found = (
        Candidate(
            source=_source(view.segment, frame, wide=True),
            cue=(view.segment.span(*frame.cue),) if frame.cue[0] < frame.cue[1] else (),
            content=_content(reading, view.segment, frame),
            maker="rule",
            frame=frame,
            segment=view.segment,
        )
        for view in views
        for frame in view.frames
    )
    return [item for item in found if not only_cites(reading.text, item)]


def _is_unpunctuated(reading: Reading) -> bool:
    """True if the report lost its commas, as texts from some archives have."""
    return reading.text.count(",") < COMMAS_A_WORD * len(reading.words)


def _bare(reading: Reading, item: Candidate, beside: Shelves[Candidate]) -> Spans:
    """The content as the rules cut theirs: without "that" before it and marks after it."""
    if item.frame is not None:
        pieces = (trim(reading.text, span) for span in item.content)
        return tuple(piece for piece in pieces if piece)
    bare = [_trimmed(reading.text, span) for span in item.content]
    filled = [span for span in bare if span.start < span.end]
    content = tuple(s for s in filled if not _joins(s.of(reading.text))) or item.content
    if len(content) < 2:
        return content
    return close_holes(reading.text, item, content, _near(item, beside))


def _joins(piece: str) -> bool:
    """ "At the same time", "the same time": what ties a sentence to the one before it."""
    return piece.lower() in _joining()


@cache
def _joining() -> frozenset[str]:
    """The phrases that join sentences, and what follows the first word of each."""
    joining = words("en", "cues", "connectives")
    return joining | {phrase.partition(" ")[2] for phrase in joining}


def _trimmed(text: str, span: Span) -> Span:
    opening = _OPENING.match(text, span.start, span.end)
    start = opening.end() if opening else span.start
    if " " not in text[start : span.end].strip():
        start = span.start  # "rejected that demand"
    dangling = _DANGLING.search(text[start : span.end])
    end = start + dangling.start() if dangling else span.end
    while end > start and (text[end - 1] in _CLOSING or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def _attribution(item: Candidate, marks: Marks, made: Made) -> Attribution:
    return Attribution(
        source=item.source,
        cue=item.cue,
        content=item.content,
        quotation=quotation_of(_marks_of(item, marks), item.content),
        made=replace(made, rule=item.rule),
        confidence=round(item.likely, 3) if item.likely else _confidence(item.rule),
    )


def _marks_of(item: Candidate, marks: Marks) -> list[Span]:
    """The quotations that may be its own: where its cue is quoted too, those inside of that."""
    outer, inner = marks
    around = (piece for piece in outer if item.cue and piece.contains(item.cue[0]))
    quoted = next(around, None)
    told = quoted is not None and all(map(quoted.contains, item.content))
    return inner if told else outer


def _narrow_source(item: Candidate, projector: Projector) -> Spans:
    """The source without apposition and relative clause."""
    if item.frame is None or item.segment is None:
        return projector.narrowed(item.source)
    return _source(item.segment, item.frame, wide=False)


def _source(segment: Segment, frame: Frame, *, wide: bool) -> Spans:
    if frame.source is None:
        return ()
    end = frame.source.wide if wide else frame.source.end
    return ((frame.borrowed or segment).span(frame.source.start, end),)


def _content(reading: Reading, segment: Segment, frame: Frame) -> Spans:
    """Content spans; a quotation of several paragraphs gives all its pieces."""
    spans: list[Span] = []
    for first, last in frame.content:
        spans.append(segment.span(first, last))
        for index in segment.quote[first:last]:
            if index >= 0:
                spans.extend(reading.quoted[index].pieces)
    for index in frame.quotes:
        spans.extend(reading.quoted[index].pieces)
    return union(spans)


def _confidence(rule: str) -> float:
    known = table("en", "confidence")
    return float(known["rules"].get(rule, known["other"]))
