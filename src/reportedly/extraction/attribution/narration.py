"""Finds what the publisher tells in its own voice: one narration for each finite main clause."""

from reportedly.extraction.attribution.content_after import opens_condition
from reportedly.extraction.attribution.frame_rests import goes_on, is_relative_tag, is_scrap, is_tag
from reportedly.extraction.attribution.frames import Frame, Tokens, View, quotations_of
from reportedly.extraction.attribution.main_clauses import main_clauses
from reportedly.extraction.words.nounphrase import phrase_end
from reportedly.lang import table, words
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.span import Span

VERSION = "1"
_EDGE = frozenset(',;:~".C)')
MOST_FIGURES = 0.4  # of the words of what is told; the rows of a table have more
_STUMP = 3  # words of a clause that are left when it is cut before a phrase that others say
_OPEN = frozenset("ID")  # a preposition, a determiner: what follows them is missing
_SUBORDINATE = frozenset("BW")
_OPENERS = frozenset("BWH")
_WITHIN = frozenset(("figure-by", "figure-of"))  # whose words are a phrase of what is narrated
_HANGING = frozenset(("when", "where"))  # "in Brenn, where" both sides are accused of shelling
_BESIDE = frozenset(("as", "while"))  # open what is told beside an attribution


def narrate(views: list[View]) -> list[Attribution]:
    """Narrations outside every content, in order; frames and verbless lines are none."""
    known = table("en", "confidence")
    spoken: set[int] = set()
    for view in views:
        for frame in view.frames:
            spoken |= quotations_of(view.segment, frame)
    confidence = float(known["rules"].get("narration", known["other"]))
    return [
        Attribution(
            source=(),
            cue=(),
            content=pieces,
            quotation=Quotation.NARRATION,
            made=Made(by="rules.narration", version=VERSION, rule="narration"),
            confidence=confidence,
        )
        for view in views
        if view.segment.level == 0 and not view.used
        for pieces in _clauses(view, spoken)
    ]


def _clauses(view: View, spoken: set[int]) -> list[tuple[Span, ...]]:
    taken = _taken(view, spoken)
    found = []
    for start, end in main_clauses(view):
        for run in _runs(view, start, end, taken):
            whole = [_whole(view, piece) for piece in run if piece[0] < piece[1]]
            pieces = [piece for piece in whole if piece[0] < piece[1]]
            if _tells(view, pieces) and not is_scrap(view, pieces) and not _is_rest(view, pieces):
                found.append(tuple(view.segment.span(*piece) for piece in pieces))
    return found


def _tells(view: View, pieces: list[Tokens]) -> bool:
    """True if the words have a finite verb and are no row of figures and no tag of a quotation."""
    if not any(_has_clause(view, *piece) for piece in pieces):
        return False
    low = [word for start, end in pieces for word in view.segment.low[start:end]]
    figures = sum(word[:1].isdigit() for word in low)
    return figures <= MOST_FIGURES * len(low) and not is_tag(view, pieces)


def _has_clause(view: View, start: int, end: int) -> bool:
    """Has it a finite verb that is no part of an adjective: "drought-fuelled | unrest"?"""
    verbs = (verb for verb in view.verbs if start <= verb.start < end and verb.finite)
    return any(view.tag_at(verb.start - 1) != "-" for verb in verbs)


def _whole(view: View, piece: Tokens) -> Tokens:
    """ "… hours after" with the frame that goes on: "… hours after Ilse Maren announced".

    The clause is told, and what it says of an utterance belongs to it (codebook, D57).
    """
    start, end = piece
    if view.tag_at(end - 1) not in _SUBORDINATE:
        tags = (frame.source for frame in view.frames if is_relative_tag(view, frame, end))
        hanging = next((source.start for source in tags if source and source.start > start), end)
        return _trim(view, start, hanging) if hanging < end else piece
    if end - start == 1 or (view.low_at(end - 1) in _BESIDE and view.tag_at(end - 2) in ",~"):
        return _trim(view, start, end - 1)  # "As he noted, …", "…, as Holt weighed …"
    near = (item for item in view.frames if _follows(item, end) and not _is_embedded(view, item))
    frame = next(near, None)
    if frame is not None:
        return start, frame.cue[1]
    hangs = view.low_at(end - 1) in _HANGING and not view.ends(end)
    return _trim(view, start, end - 1) if hangs else piece


def _follows(frame: Frame, end: int) -> bool:
    """True if source and cue stand at `end`, in that order, before what is said."""
    source = frame.source
    if source is None or source.start != end or frame.cue[0] < source.end:
        return False
    return all(first >= frame.cue[1] for first, _ in frame.content)


def _is_rest(view: View, pieces: list[Tokens]) -> bool:
    """True if the words are no clause but what an attribution of the encoder's left of one.

    They follow its cue ("stated in | a statement published there"), open with a participle or a
    preposition ("Following the air strikes"), or have a verb in a subordinate clause only. A clause
    of its own is told beside the attribution: "…, he added, as ministers met", and so is what a
    phrase opens that a comma closes: "Over the north, Orland flew drones".
    """
    if not any(frame.read for frame in view.frames) or goes_on(view, pieces):
        return False
    start, end = pieces[0]
    follows = any(frame.read and frame.zone[1] == start for frame in view.frames)
    if view.low_at(start) in _BESIDE and _is_clause(view, start + 1, end):
        return False
    participle = view.low_at(start).endswith("ing") and view.tag_at(start + 1) == "D"
    if view.segment.tag[start] == "I" and not follows and _has_main_verb(view, start, end):
        return False
    if participle or view.segment.tag[start] in "GI":
        commas = [i for i in range(start, end) if view.segment.tag[i] == ","]
        return not any(_is_clause(view, comma + 1, end) for comma in commas)
    if follows:
        return True
    verb = next((v.start for v in view.verbs if start <= v.start < end and v.finite), end)
    return bool(_SUBORDINATE.intersection(view.segment.tag[start:verb]))


def _has_main_verb(view: View, start: int, end: int) -> bool:
    """ "On Friday the army shelled Kest": a finite verb that no word opens a clause for."""
    if opens_condition(view, start):
        return False
    verb = next((v.start for v in view.verbs if start <= v.start < end and v.finite), end)
    opened = _OPENERS.intersection(view.segment.tag[start:verb])
    apart = view.tag_at(start + 1) == "#"  # "around 4,000 people marched"
    apart = apart or phrase_end(view.segment, start + 1) < verb  # "in May | troops left Kest"
    return verb < end and not opened and (apart or view.tag_at(verb) in "VMA")


def _is_clause(view: View, start: int, end: int) -> bool:
    """True if a subject and its finite verb begin at `start`."""
    first = phrase_end(view.segment, start)
    if first == start:
        return False
    while first < end and view.tag_at(first) == "R":
        first += 1
    verb = view.verb_at.get(first)
    return verb is not None and verb.finite and first < end


def _taken(view: View, spoken: set[int]) -> list[str]:
    """For each token " " if it is free, "c" if an embedded frame's content, "f" otherwise."""
    taken = [" "] * len(view.segment)
    for frame in view.frames:
        if frame.rule in _WITHIN:
            continue
        embedded = _is_embedded(view, frame)
        for first, last in frame.content:
            taken[first:last] = ("c" if embedded else "f") * (last - first)
        if not embedded:
            first, last = _relative_zone(view, frame) or frame.zone
            taken[first:last] = "f" * (last - first)
    for i, tag in enumerate(view.segment.tag):
        if tag == "q" and taken[i] == " ":
            alone = len(view.segment) <= 2
            taken[i] = "f" if alone or view.segment.quote[i] in spoken else " "
    return taken


def _relative_zone(view: View, frame: Frame) -> Tokens | None:
    """ "was renewed by the envoy, Ilse Vell, | who said": whom a clause tells of stays in it."""
    at = frame.cue[0] - 1
    while view.tag_at(at) == "R":
        at -= 1
    if frame.source is None or frame.source.end > at or view.tag_at(at) != "W":
        return None
    start = at - 1 if view.tag_at(at - 1) == "," else at
    return start, max(frame.zone[1], start)


def _is_embedded(view: View, frame: Frame) -> bool:
    """True if the frame is a part of a narrated clause: "amid claims that", ", which said that"."""
    if frame.rule == "noun" or (frame.read and _is_noun_cue(view, frame)):
        return True
    if frame.rule == "passive-by":
        return frame.cue[1] - frame.cue[0] == 1 and not _is_verdict(view, frame)
    if frame.source is not None and view.low_at(frame.source.start - 1) == "what":
        return True  # "moved what it called “a limited force” into Brenn"
    return frame.source is not None and view.tag_at(frame.source.start) in "WH"


def _is_verdict(view: View, frame: Frame) -> bool:
    """ "Annexed Kest, *a move* deemed illegal *by* most": others' word on what is told."""
    first = frame.content[0][0] if frame.content else 0
    taken_up = view.low_at(frame.cue[0] - 1) in words("en", "cues", "summing")
    return taken_up and view.low_at(first) in ("a", "an") and view.tag_at(first - 1) == ","


def _is_noun_cue(view: View, frame: Frame) -> bool:
    """ "The core of it is Orland's | demand for": a noun the encoder takes for a cue."""
    at = frame.cue[0]
    cues = view.book.noun_cues
    return at not in view.verb_at and view.tag_at(at - 1) in "'S" and view.low_at(at) in cues


def _runs(view: View, start: int, end: int, taken: list[str]) -> list[list[Tokens]]:
    """Free stretches of ``[start, end)``; those parted only by an embedded content go together."""
    runs: list[list[Tokens]] = [[]]
    i = start
    while i < end:
        j = i
        while j < end and taken[j] == taken[i]:
            j += 1
        if taken[i] == " ":
            runs[-1].append(_trim(view, i, j))
        elif taken[i] == "f":
            runs.append([])
        i = j
    return runs


def _trim(view: View, start: int, end: int) -> Tokens:
    tag, begun = view.segment.tag, end in _begun(view)
    if end - start > 2 and tag[end - 1] == "R" and tag[end - 2] == ",":
        end -= 1  # "…, possibly" outlining a plan
    if end - start > 2 and view.low_at(end - 1) == "by" and view.tag_at(end) == "G":
        end -= 1  # "opened the session by" calling for sanctions
    if end - start > _STUMP and tag[end - 3 : end - 1] == ["C", "I"] and _is_cue(view, end):
        end -= 3  # "Orland sells oil and in May" said that it would sell less
    while end - start > _STUMP and _hangs(view, end):
        end -= 1  # "were taken to clinics amid" fears that the toll may rise
    if begun and end - start > _STUMP and tag[end - 1] == "G" and tag[end - 2] == ",":
        end -= 1  # "four died, bringing to" 31 the number
    while start < end and (tag[start] in _EDGE or (tag[start] == "H" and start)):
        start += 1  # "that" joins a clause to what is before it; at the head it points
    while (
        end > start
        and (tag[end - 1] in _EDGE or tag[end - 1] in "H(")
        and not _closes_bracket(view, start, end)
    ):
        end -= 1
    return start, max(start, end)


def _begun(view: View) -> list[int]:
    """Where what others say begins."""
    return [first for frame in view.frames for first, _ in frame.content]


def _is_cue(view: View, at: int) -> bool:
    sources = [frame.source.start for frame in view.frames if frame.source]
    return at in sources or any(frame.cue[0] == at for frame in view.frames)


def _hangs(view: View, end: int) -> bool:
    """True of a preposition or an article right before what an attribution takes."""
    word = view.low_at(end - 1)
    open_ended = view.tag_at(end - 1) in _OPEN and word not in words("en", "verbs", "particles")
    return open_ended and any(
        end in (frame.zone[0], *frame.cue[:1], *(first for first, _ in frame.content))
        for frame in view.frames
    )


def _closes_bracket(view: View, start: int, end: int) -> bool:
    return view.segment.tag[end - 1] == ")" and "(" in view.segment.tag[start : end - 1]
