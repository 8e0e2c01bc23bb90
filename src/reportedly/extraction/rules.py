"""The rules that make an attribution frame of a cue; each takes a view and returns frames."""

from collections.abc import Iterator

from reportedly.extraction.adjuncts import clause_at, skip_adjuncts, skip_one
from reportedly.extraction.extents import clause_end, left_start, phrase_content_end, tidy
from reportedly.extraction.frames import Frame, Tokens, View
from reportedly.extraction.nounphrase import Phrase, phrase_end, subject_before
from reportedly.extraction.segments import OPEN_ENDED
from reportedly.extraction.verbgroups import Verb, by_after

_FREE_INVERSION = frozenset(["said", "says", "added", "stated", "announced", "reported"])
_LONGEST_TITLE = 25  # tokens of a title after a source that "according to" names
_LONGEST_LEAD = 12  # tokens before the source of a frame that stands alone
_NEEDS_SUBJECT = frozenset(["object", "infinitive", "preposition", "someone-to"])
_CONDITIONS = frozenset(["if", "unless", "should", "until"])
_OUT = frozenset(["point", "call", "speak"])
_CARRIERS = frozenset(["go", "continue", "proceed"])
_WH = frozenset(["whether", "how", "why", "what", "when", "where", "who", "which", "if"])


def frames_of(view: View) -> list[Frame]:
    """All frames of the segment, in order of their cues."""
    _accord(view)
    for verb in view.verbs:
        kinds = view.kinds(verb.lemma)
        if kinds:
            frame = _verb_frame(view, verb, kinds)
            if frame is not None:
                view.frames.append(frame)
    _colon(view)
    _noun_cues(view)
    _sourceless(view)
    _yield_to_trailing(view)
    view.frames.sort(key=lambda frame: frame.cue)
    return view.frames


def _yield_to_trailing(view: View) -> None:
    """Cut a content where a frame that comes after it begins: "… , the report said"."""
    for frame in view.frames:
        if frame.trailing and len(frame.content) == 1:
            for other in view.frames:
                first, last = other.content[-1]
                if not other.trailing and first < frame.zone[0] < last and other.cue < frame.cue:
                    piece = tidy(view, first, frame.zone[0])
                    other.content[-1] = piece or other.content[-1]


def _verb_frame(view: View, verb: Verb, kinds: frozenset[str]) -> Frame | None:
    low = view.low_at(verb.head)
    if verb.passive:
        return _passive(view, verb, kinds)
    if view.segment.tag[verb.head] == "G" and not verb.finite:
        return _participle(view, verb, kinds)
    verb = _carried(view, verb)
    if not verb.finite:
        return None
    if "say" in kinds and verb.start == verb.head:
        inverted = _inverted(view, verb, low)
        if inverted is not None:
            return inverted
    source = subject_before(view.segment, verb.start, _limit(view, verb.start))
    source = source or _last_name(view, verb)
    if source is None:
        return _elided(view, verb, kinds)
    if view.tag_at(source.start) == "P" and view.low_at(source.start) == "there":
        return None
    lead = _lead_start(view, source.start)
    opens = view.tag_at(0) == "q" or view.has_finite(0, lead)
    if opens and _after_quotation(view, lead):
        return _trailing(view, verb, kinds, source) or _forward(view, verb, kinds, source)
    return _forward(view, verb, kinds, source) or _trailing(view, verb, kinds, source)


def _lead_start(view: View, start: int) -> int:
    """Start of a description with a comma before the source: "a friend, Ana Brill, said"."""
    if view.tag_at(start - 1) != "," or view.tag_at(start - 2) not in "NL":
        return start
    described = subject_before(view.segment, start - 1, 0)
    if described is not None and view.tag_at(described.start - 1) == "q":
        return described.start
    return start


def _after_quotation(view: View, start: int) -> bool:
    """True if a finished quotation stands just before token `start`."""
    before = start - 1 if view.tag_at(start - 1) != "," else start - 2
    if view.tag_at(before) != "q":
        return False
    return before == 0 or before < start - 1 or view.low_at(before) != OPEN_ENDED


def _carried(view: View, verb: Verb) -> Verb:
    """`verb` with the verb that carries it: "went on *to say*", "continued to deny"."""
    if verb.finite or view.tag_at(verb.start) != "T":
        return verb
    for other in view.verbs:
        if other.finite and other.lemma in _CARRIERS and verb.start - 2 <= other.end <= verb.start:
            between = view.segment.low[other.end : verb.start]
            if between in ([], ["on"]):
                return verb._replace(start=other.start, finite=True)
    return verb


def _limit(view: View, i: int) -> int:
    """Left limit of a subject: after the last content-opening "that", colon or semicolon."""
    for k in range(i - 1, -1, -1):
        if view.segment.tag[k] in ";:":
            return k + 1
    return 0


# --- content after the cue ---------------------------------------------------------------------


def _forward(view: View, verb: Verb, kinds: frozenset[str], source: Phrase | None) -> Frame | None:
    if view.low_at(verb.end) == "out" and verb.lemma in _OUT:
        verb = verb._replace(end=verb.end + 1)
    found = _content_after(view, verb, kinds)
    if found is None:
        return None
    rule, cue_end, content, zone_end = found
    if rule in _NEEDS_SUBJECT and source and view.tag_at(source.start - 1) in "VEGUQI'":
        return None
    zone_start = source.start if source else verb.start
    frame = Frame(
        rule=rule,
        source=source,
        cue=(verb.start, cue_end),
        content=[content],
        zone=(zone_start, max(zone_end, cue_end)),
        lemma=verb.lemma,
    )
    _fronted(view, frame)
    return frame


def _content_after(
    view: View, verb: Verb, kinds: frozenset[str]
) -> tuple[str, int, Tokens, int] | None:
    """(rule, end of cue, content, end of the frame's own words) of a content after its cue."""
    for attempt in (_quoted_after, _that_after, _to_after, _preposition_after, _object_after):
        found = attempt(view, verb, kinds)
        if found is not None:
            return found
    return None


def _opening(view: View, verb: Verb, kinds: frozenset[str]) -> Iterator[int]:
    """Places where the content may start: after the cue, an addressee, adjuncts one by one."""
    i = verb.end
    yield i
    if "addressee" in kinds:
        end = phrase_end(view.segment, i, links=False)
        if end > i:
            i = end
            yield i
    for _ in range(4):
        following = skip_one(view, i)
        if following == i:
            if view.tag_at(i) == "," and view.tag_at(i + 1) in "RIBG":
                following = _aside_end(view, i)
            if following == i:
                return
        i = following
        yield i


def _aside_end(view: View, i: int) -> int:
    """Index after the second comma of ", however," or ", referring to the raid,"."""
    for k in range(i + 2, min(i + 16, len(view.segment))):
        tag = view.segment.tag[k]
        if tag == ",":
            return k + 1
        if tag in ".;:q":
            break
    return i


def _quoted_after(
    view: View, verb: Verb, kinds: frozenset[str]
) -> tuple[str, int, Tokens, int] | None:
    if not kinds & {"say", "object", "preposition"}:
        return None
    for i in _opening(view, verb, kinds):
        k = i + 1 if view.tag_at(i) in ",:" else i
        if view.tag_at(i) == ":" and "say" in kinds and not view.ends(k):
            content = tidy(view, k, len(view.segment))
            return ("colon", verb.end, content, k) if content else None
        if view.tag_at(k) == "q" and ("say" in kinds or k == verb.end):
            end = k + 1
            if view.tag_at(end) not in ",.":
                end = clause_end(view, k, verb.end)
            content = tidy(view, k, end)
            return ("quotation-after", verb.end, content, k) if content else None
    return None


def _that_after(
    view: View, verb: Verb, kinds: frozenset[str]
) -> tuple[str, int, Tokens, int] | None:
    clausal = kinds & {"say", "think", "addressee"}
    if clausal:
        for i in _opening(view, verb, kinds):
            if view.tag_at(i) == "H" and view.tag_at(i + 1) not in ".VAM" and i > verb.end:
                content = tidy(view, i + 1, clause_end(view, i + 1, verb.end))
                return ("that-clause", verb.end, content, i) if content else None
    for count, i in enumerate(_opening(view, verb, kinds)):
        if view.tag_at(i) == "H" and view.tag_at(i + 1) not in ".V" and (clausal or count == 0):
            plain = view.tag_at(i + 1) != "P" and "q" not in view.segment.tag[i:]
            if plain and not view.has_finite(i + 2, len(view.segment)):
                return None
            content = tidy(view, i + 1, clause_end(view, i + 1, verb.end))
            return ("that-clause", verb.end, content, i) if content else None
        if not clausal or verb.lemma == "continue":
            continue
        if view.low_at(i) in _WH and view.has_finite(i + 1, len(view.segment)):
            content = tidy(view, i, clause_end(view, i, verb.end))
            return ("question", verb.end, content, i) if content else None
        if view.tag_at(i) in "PDSLN#GBRI" and clause_at(view, i):
            if "addressee" in kinds and count == 0 and verb.lemma in ("tell", "inform", "remind"):
                continue
            content = tidy(view, i, clause_end(view, i, verb.end))
            return ("bare-clause", verb.end, content, i) if content else None
    return None


def _to_after(view: View, verb: Verb, kinds: frozenset[str]) -> tuple[str, int, Tokens, int] | None:
    i = skip_adjuncts(view, verb.end) if view.tag_at(verb.end) in "RYI" else verb.end
    if "to" in kinds and view.tag_at(i) == "T" and view.tag_at(i + 1) in "UARX":
        content = tidy(view, i, phrase_content_end(view, i))
        return ("infinitive", verb.end, content, i) if content else None
    i = verb.end
    if "someone_to" in kinds:
        if view.low_at(i) == "for":
            return None
        if view.low_at(i) in view.book.prepositions.get(verb.lemma, ()):
            i += 1
        end = phrase_end(view.segment, i)
        k = skip_adjuncts(view, end)
        if end > i and view.tag_at(k) in "TX":
            content = tidy(view, end if k == end else k, phrase_content_end(view, k))
            return ("someone-to", i if i > verb.end else verb.end, content, k) if content else None
    return None


def _preposition_after(
    view: View, verb: Verb, kinds: frozenset[str]
) -> tuple[str, int, Tokens, int] | None:
    allowed = view.book.prepositions.get(verb.lemma)
    i = verb.end
    if not allowed:
        return None
    if verb.lemma == "express" or view.low_at(i) not in allowed:
        if view.tag_at(i) in "RY":
            i = skip_adjuncts(view, i)
        elif view.low_at(i) == "to" and "for" in allowed:
            i = phrase_end(view.segment, i + 1, links=False)
        if view.low_at(i) not in allowed:
            return None
    if view.tag_at(i + 1) not in "DSPOLN#qG'WHY":
        return None
    content = tidy(view, i + 1, phrase_content_end(view, i + 1))
    return ("preposition", i + 1, content, i + 1) if content else None


def _object_after(
    view: View, verb: Verb, kinds: frozenset[str]
) -> tuple[str, int, Tokens, int] | None:
    i = verb.end
    if "object" not in kinds or view.tag_at(i) not in "DSOPLN#qWG":
        return None
    if view.tag_at(i) == "G" and view.low_at(i) in view.book.leads:
        return None
    if verb.lemma == "claim" and view.book.no_content.intersection(view.segment.low[i : i + 3]):
        return None
    if view.tag_at(i) == "P" and view.low_at(i) not in ("it", "you"):
        return None
    content = tidy(view, i, phrase_content_end(view, i))
    return ("object", verb.end, content, i) if content else None


def _fronted(view: View, frame: Frame) -> None:
    """Add a condition that stands before the frame: "If it falls, X said that …"."""
    start = frame.zone[0]
    low = view.segment.low
    if view.tag_at(start - 1) != "," or (low[0] not in _CONDITIONS and low[:2] != ["in", "case"]):
        return
    condition = tidy(view, 0, start - 1)
    if condition and "," not in view.segment.tag[: start - 1]:
        frame.content.insert(0, condition)


# --- content before the cue --------------------------------------------------------------------


def _trailing(view: View, verb: Verb, kinds: frozenset[str], source: Phrase) -> Frame | None:
    """ "…," X said on Tuesday.  Also without the comma, and with a quotation that goes on."""
    if "say" not in kinds or (verb.lemma == "continue" and verb.start < verb.head):
        return None
    end = verb.end
    if "addressee" in kinds:
        end = phrase_end(view.segment, end, links=False)
    end = skip_adjuncts(view, end)
    if view.unpunctuated:
        source = _without_neighbour(view, source)
    start = _lead_start(view, source.start)
    return _before_frame(view, verb, source, start, end, "trailing")


def _without_neighbour(view: View, source: Phrase) -> Phrase:
    """`source` without the noun of the clause before it that no comma parts from it."""
    segment = view.segment
    for k in range(source.start + 1, source.end):
        opens = segment.low[k] in view.book.source_openers
        if opens and segment.tag[k - 1] == "N" and segment.low[k - 1].endswith("s"):
            return Phrase(k, source.end, source.wide)
    return source


def _last_name(view: View, verb: Verb) -> Phrase | None:
    """The last name before a verb that ends its sentence, where no comma parts it from a place."""
    if not view.unpunctuated or not view.ends(skip_adjuncts(view, verb.end)):
        return None
    k = verb.start - 1
    return Phrase(k, k + 1, k + 1) if k > 0 and view.tag_at(k) == "L" else None


def _before_frame(
    view: View, verb: Verb, source: Phrase | None, start: int, end: int, rule: str
) -> Frame | None:
    content_end = start
    begin = left_start(view, start)
    content = tidy(view, begin, content_end)
    if content is None:
        return None
    quoted = view.tag_at(content[1] - 1) == "q"
    if any(
        not frame.trailing and frame.content[-1][0] < content[1] <= frame.content[-1][1]
        for frame in view.frames
        if frame.lemma == "ask"
    ):
        return None
    comma = view.tag_at(start - 1) == ","
    finite = view.has_finite(*content) or (
        view.unpunctuated and "q" in view.segment.tag[slice(*content)]
    )
    if not quoted and not finite and not (comma and view.tag_at(end) == ","):
        return None
    if not quoted and not view.ends(end) and view.tag_at(end) not in ",B":
        return None
    if not quoted and not comma and not view.unpunctuated:
        return None
    if not quoted and view.tag_at(content[0]) == "B" and not view.ends(end) and not comma:
        return None
    frame = Frame(
        rule=rule + ("-quotation" if quoted else "-comma" if comma else "-bare"),
        source=source,
        cue=(verb.start, verb.end),
        content=[content],
        zone=(start, end),
        trailing=True,
        lemma=verb.lemma,
    )
    _resume(view, frame, end, quoted=quoted)
    if not quoted and not finite and len(frame.content) == 1:
        return None
    return frame


def _resume(view: View, frame: Frame, end: int, *, quoted: bool) -> None:
    """Add the rest of a content that its frame split: "A," X said, "B"."""
    tag = view.tag_at(end)
    if quoted and tag in ",:;" and view.tag_at(end + 1) == "q":
        piece = tidy(view, end + 1, end + 2)
    elif quoted and tag == "q":
        piece = (end, end + 1)
    elif (
        not quoted
        and tag == ","
        and view.tag_at(end + 1) not in "BGW"
        and frame.rule.endswith("comma")
    ):
        if view.tag_at(end + 1) == "C" and clause_at(view, end + 2):
            return
        piece = tidy(view, end + 1, clause_end(view, end + 1, end))
    else:
        return
    if piece is not None:
        frame.content.append(piece)


def _inverted(view: View, verb: Verb, low: str) -> Frame | None:
    """ "…," said X.  Without a comma only where "said" ends its sentence with a name."""
    before = view.tag_at(verb.start - 1)
    if verb.start == 0 or view.tag_at(verb.end) not in "DSLNP#W":
        return None
    if view.tag_at(verb.end) in "P" and view.low_at(verb.end) not in (
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
    ):
        return None
    if before not in "q," and low not in _FREE_INVERSION:
        return None
    if before == "," and view.tag_at(verb.start - 2) not in "qNLY#'ROI)":
        return None
    end = phrase_end(view.segment, verb.end, names=True)
    if end == verb.end:
        return None
    core = end
    while view.unpunctuated and view.tag_at(end) == "D":
        end = phrase_end(view.segment, end)
    if view.tag_at(end) == "(":
        end = next((k + 1 for k in range(end, len(view.segment)) if view.tag_at(k) == ")"), end)
    wide = _apposition_end(view, end)
    after = skip_adjuncts(view, wide)
    if _reduced_at(view, after):
        wide = after = _clause_break(view, after)
    if view.tag_at(after) in "VAMEH" and view.tag_at(wide) != ",":
        return None
    if before not in "q,":
        if not view.unpunctuated:
            return None
        if low not in ("said", "says", "added", "stated") or not view.ends(after):
            return None
        told = view.has_finite(0, verb.start - 1) or "q" in view.segment.tag[: verb.start]
        if not told or view.tag_at(verb.start - 1) in "PW":
            return None
    elif before == "," and view.tag_at(verb.start - 2) != "q":
        if not view.has_finite(0, verb.start) or clause_at(view, verb.end):
            return None
    elif before == "q" and not (view.ends(after) or view.tag_at(after) in ",BqC~;:IW("):
        return None
    described = core if view.tag_at(end) == "W" or view.tag_at(end + 1) == "W" else wide
    source = Phrase(verb.end, core, described)
    return _before_frame(view, verb, source, verb.start, wide if wide > core else after, "inverted")


def _apposition_end(view: View, end: int) -> int:
    """Index after an apposition or relative clause that starts with the comma at `end`."""
    if view.tag_at(end) == "W":
        k = end
    elif view.tag_at(end) == "," and view.tag_at(end + 1) in "DSLNW#":
        k = end + 1
    else:
        return end
    if view.tag_at(k) != "W":
        stop = phrase_end(view.segment, k)
        if view.tag_at(stop) in "VAME" and not _reduced_at(view, stop):
            return end
    k += 1
    while k < len(view.segment) and view.segment.tag[k] not in ",.;:~q":
        k += 1
    return k


def _clause_break(view: View, i: int) -> int:
    while i < len(view.segment) and view.segment.tag[i] not in ",.;:~q":
        i += 1
    return i


def _reduced_at(view: View, i: int) -> bool:
    verb = view.verb_at.get(i)
    return verb is not None and not verb.finite


def bare_frame(view: View) -> Frame | None:
    """The frame of a segment that is nothing but one: "Vell asked.", "The ministry went on:"."""
    for verb in view.verbs:
        kinds = view.kinds(verb.lemma)
        carried = _carried(view, verb)
        if "say" not in kinds or not carried.finite or carried.passive:
            continue
        source = subject_before(view.segment, carried.start, 0)
        end = skip_adjuncts(view, verb.end)
        if "addressee" in kinds and end == verb.end:
            end = skip_adjuncts(view, phrase_end(view.segment, end, links=False))
        if source is None or source.start > _LONGEST_LEAD:
            inverted = phrase_end(view.segment, verb.end) if verb.start == 0 else verb.end
            if inverted == verb.end:
                continue
            source, end = Phrase(verb.end, inverted, inverted), _apposition_end(view, inverted)
        zone = (0, end)
        return Frame("split", source, (carried.start, verb.end), [], zone, lemma=verb.lemma)
    return None


# --- frames without a subject of their own -----------------------------------------------------


def _elided(view: View, verb: Verb, kinds: frozenset[str]) -> Frame | None:
    """ "… and added that …": the subject is that of the last frame or of the first verb."""
    i = verb.start - 1
    while view.tag_at(i) == "R":
        i -= 1
    if view.tag_at(i) not in "C,":
        return None
    source = _last_source(view, verb.start)
    if source is None:
        return None
    found = _content_after(view, verb, kinds)
    if found is None:
        return None
    rule, cue_end, content, zone_end = found
    return Frame(
        "elided-" + rule,
        source,
        (verb.start, cue_end),
        [content],
        (i + 1, zone_end),
        lemma=verb.lemma,
    )


def _last_source(view: View, i: int) -> Phrase | None:
    """The source of the last frame before token `i`, else the subject of the first finite verb."""
    for frame in reversed(view.frames):
        if frame.cue[0] < i and frame.source is not None:
            return frame.source
    for verb in view.verbs:
        if verb.start >= i:
            break
        if verb.finite:
            return subject_before(view.segment, verb.start, 0)
    return None


def _participle(view: View, verb: Verb, kinds: frozenset[str]) -> Frame | None:
    """ ", saying that …", with the subject of the main clause as source."""
    before = view.tag_at(verb.start - 1)
    low = view.low_at(verb.head)
    if verb.start and low not in view.book.leads:
        return None
    if (
        before not in ",.C~"
        and low != "adding"
        and not (low in ("saying", "telling", "warning") and view.tag_at(verb.end) in "Hq,:")
    ):
        return None
    if verb.start == 0:
        source = _following_subject(view, verb)
    else:
        source = _last_source(view, verb.start)
    found = _content_after(view, verb, kinds)
    if found is None or source is None:
        return None
    rule, cue_end, content, zone_end = found
    return Frame(
        "participle-" + rule,
        source,
        (verb.start, cue_end),
        [content],
        (verb.start, zone_end),
        lemma=verb.lemma,
    )


def _following_subject(view: View, verb: Verb) -> Phrase | None:
    """The main clause's subject for a participle that opens the sentence."""
    for other in view.verbs:
        if other.start > verb.end and other.finite:
            comma = other.start - 1
            while comma > verb.end and view.segment.tag[comma] != ",":
                comma -= 1
            if comma > verb.end:
                return subject_before(view.segment, other.start, comma + 1)
    return None


def _passive(view: View, verb: Verb, kinds: frozenset[str]) -> Frame | None:
    """ "is expected to", "was accused of", "it is believed that"; a source only after "by"."""
    reduced = verb.start == verb.head
    if verb.lemma == "ask" and (verb.start == 0 or view.low_at(verb.start - 1) == "when"):
        return _asked(view, verb, kinds)
    if reduced and any(
        frame.rule == "according-to" and frame.zone[0] < verb.start < frame.zone[1]
        for frame in view.frames
    ):
        return None
    source, after = _by_source(view, verb.end)
    if not kinds & ({"passive", "passive_by"} if source else {"passive"}):
        return None
    content = _passive_content(view, verb, after, rest="passive_rest" in kinds or not source)
    if not content or (reduced and source is None):
        return None
    return Frame(
        "passive-by" if source else "passive",
        source,
        (verb.start, verb.end),
        content,
        (verb.start, after),
        lemma=verb.lemma,
    )


def _passive_content(view: View, verb: Verb, after: int, *, rest: bool) -> list[Tokens]:
    """The subject of a passive cue and, with `rest`, what follows it."""
    subject = subject_before(view.segment, verb.start, _limit(view, verb.start))
    if verb.lemma == "ask" and view.tag_at(after) == "," and view.tag_at(after + 1) == "q":
        return [(after + 1, after + 2)]
    that = view.tag_at(after) == "H"
    content: list[Tokens] = []
    by = by_after(view.segment, verb.end) if after > verb.end else 0
    if subject and not that:
        reduced = verb.start == verb.head
        content.append((subject.start, subject.end if reduced else subject.wide))
    if by > verb.end and (complement := tidy(view, verb.end, by)):
        content.append(complement)
    if that:
        following = tidy(view, after + 1, clause_end(view, after + 1, after))
    elif rest and view.tag_at(after) not in ".,;C)":
        following = tidy(view, after, phrase_content_end(view, after))
    else:
        following = None
    return [*content, following] if following else content


def _asked(view: View, verb: Verb, kinds: frozenset[str]) -> Frame | None:
    """ "Asked whether it fell, Vell said …": an unnamed one asks, up to the comma."""
    frame = _forward(view, verb, kinds, None)
    if frame is None:
        return None
    start = frame.content[0][0]
    for k in range(start, frame.content[0][1]):
        if view.tag_at(k) == "," or view.low_at(k) == "“,”":
            end = k + 1 if view.tag_at(k) == "q" else k
            frame.content[0] = (start, end)
            break
    return frame if start < frame.content[0][1] else None


def _by_source(view: View, i: int) -> tuple[Phrase | None, int]:
    k = by_after(view.segment, i)
    if k and view.tag_at(k + 1) in "DSLNO#":
        end = phrase_end(view.segment, k + 1)
        if end > k + 1:
            return Phrase(k + 1, end, end), end
    return None, i


# --- cues that are no verbs --------------------------------------------------------------------


def _accord(view: View) -> None:
    """ "According to X, …", "…, according to X", "…, according to X, …"."""
    low = view.segment.low
    for phrase in view.book.accord:
        i = -1
        while phrase[0] in low[i + 1 :]:
            i = low.index(phrase[0], i + 1)
            if tuple(low[i : i + len(phrase)]) == phrase:
                frame = _accord_frame(view, i, i + len(phrase))
                if frame is not None:
                    view.frames.append(frame)


def _accord_frame(view: View, start: int, cue_end: int) -> Frame | None:
    end = _accord_source_end(view, cue_end)
    if end == cue_end:
        return None
    begin = start if view.tag_at(start - 1) in ":;" else left_start(view, start)
    for k in range(begin, start):
        if view.tag_at(k) == "(" and ")" not in view.segment.tag[k:start]:
            begin = k + 1
    before = tidy(view, begin, start)
    wide = _accord_wide(view, end, leading=not (before and view.has_finite(*before)))
    told = before is not None and (view.has_finite(*before) or view.ends(wide))
    content = [before] if before and told else []
    medial = view.tag_at(start - 1) == "," and view.tag_at(wide) == ","
    if not told or (medial and view.tag_at(wide + 1) not in "BCWGR"):
        rest_start = wide + 1 if view.tag_at(wide) == "," else wide
        rest = tidy(view, rest_start, clause_end(view, rest_start, wide))
        if before and not told and medial:
            content.append(before)
        if rest:
            content.append(rest)
    if not content:
        return None
    source = Phrase(cue_end, end, wide)
    zone = (start, wide)
    return Frame("according-to", source, (start, cue_end), content, zone, lemma="according")


def _accord_source_end(view: View, i: int) -> int:
    """End of the noun phrase after "according to"; a name may follow any noun before a mark."""
    if view.low_at(i) in ("some", "many", "others", "several", "both"):
        return max(i + 1, phrase_end(view.segment, i))
    while view.tag_at(i) in "REG" and view.tag_at(i + 1) in "ENLG":
        i += 1
    end = phrase_end(view.segment, i, names=True)
    end = end if view.tag_at(end) in ",.EI" else phrase_end(view.segment, i)
    return end if end > i or view.tag_at(i) != "G" else i + 1


def _accord_wide(view: View, end: int, *, leading: bool) -> int:
    """End of the source of "according to" with what describes it: "…, an army spokesman".

    Before its content, the description ends where a comma and a clause follow.
    """
    if view.tag_at(end - 1) in "PO":
        return end
    if leading:
        return _leading_wide(view, end)
    k = _clause_break(view, end) if view.tag_at(end) not in "CB" else end
    wide = _apposition_end(view, k)
    return k if view.tag_at(k) == "," and _direct_clause(view, k + 1) else wide


def _leading_wide(view: View, end: int) -> int:
    for k in range(end, min(len(view.segment), end + _LONGEST_TITLE)):
        if view.tag_at(k) == "," and _direct_clause(view, k + 1):
            return k
        if view.tag_at(k) in ".;:~q" or (k > end and view.tag_at(k) in "VAM"):
            break
    return end


def _direct_clause(view: View, i: int) -> bool:
    """True if a noun phrase with its finite verb right after it starts at `i`."""
    while view.tag_at(i) in "R" or view.low_at(i) in ("while", "if", "when", "although"):
        i += 1
    k = phrase_end(view.segment, i)
    while k > i and view.tag_at(k) == "R":
        k += 1
    verb = view.verb_at.get(k)
    return k > i and verb is not None and verb.finite


def _colon(view: View) -> None:
    """ "X: “…”" and a quotation that follows a colon after a sentence about its source."""


def _noun_cues(view: View) -> None:
    """ "its claim that …", "allegations of …", "the statement that …"."""
    book = view.book
    segment = view.segment
    for i, low in enumerate(segment.low):
        if segment.tag[i] != "N" or not low.startswith(
            (
                "cl",
                "st",
                "as",
                "al",
                "ac",
                "re",
                "wa",
                "su",
                "ar",
                "an",
                "pr",
                "pl",
                "vo",
                "th",
                "be",
                "vi",
                "de",
                "ad",
                "co",
                "in",
                "ru",
                "ch",
                "es",
            )
        ):
            continue
        lemma = low[:-1] if low.endswith("s") else low
        if (lemma in book.noun_that and view.tag_at(i + 1) == "H" and clause_at(view, i + 2)) or (
            lemma in book.noun_of and view.low_at(i + 1) == "of" and view.tag_at(i + 2) in "DSLNG#"
        ):
            start = i + 2
            content = tidy(view, start, phrase_content_end(view, start))
        elif lemma in book.noun_to and view.tag_at(i + 1) == "T" and view.tag_at(i - 1) in "S'":
            start = i + 1
            content = tidy(view, start, phrase_content_end(view, start))
        else:
            continue
        if content and not any(start == frame.content[-1][0] for frame in view.frames):
            view.frames.append(
                Frame(
                    "noun",
                    _possessor(view, i),
                    (i, i + 2 if view.low_at(i + 1) == "of" else i + 1),
                    [content],
                    (i, start),
                    lemma=lemma,
                )
            )


def _possessor(view: View, i: int) -> Phrase | None:
    k = i - 1
    while view.tag_at(k) == "N":
        k -= 1
    if view.tag_at(k) == "S":
        return Phrase(k, k + 1, k + 1)
    if view.tag_at(k) == "'":
        start = k
        while view.tag_at(start - 1) in "LND#":
            start -= 1
        return Phrase(start, k, k) if start < k else None
    return None


def _sourceless(view: View) -> None:
    """ "was reportedly killed": someone unnamed says so; the clause around the word is content."""
    segment = view.segment
    for i, low in enumerate(segment.low):
        if low not in view.book.sourceless:
            continue
        verb = next((v for v in view.verbs if v.start <= i + 1 and v.end >= i), None)
        if verb is None:
            continue
        subject = subject_before(segment, min(verb.start, i), _limit(view, i))
        start = subject.start if subject else verb.start
        pieces = [tidy(view, start, i), tidy(view, i + 1, clause_end(view, i + 1, i))]
        content = [piece for piece in pieces if piece]
        if content:
            view.frames.append(Frame("adverb", None, (i, i + 1), content, (i, i + 1), lemma=low))
