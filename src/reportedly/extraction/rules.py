"""The rules that make an attribution frame of a cue; each takes a view and returns frames."""

from collections.abc import Iterator

from reportedly.extraction.adjuncts import clause_at, skip_adjuncts, skip_one
from reportedly.extraction.extents import clause_end, left_start, phrase_content_end, tidy
from reportedly.extraction.frames import Frame, Tokens, View
from reportedly.extraction.nounphrase import Phrase, phrase_end, subject_before
from reportedly.extraction.verbgroups import Verb

_FREE_INVERSION = frozenset(["said", "says", "added", "stated", "announced", "reported"])
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
    view.frames.sort(key=lambda frame: frame.cue)
    return view.frames


def _verb_frame(view: View, verb: Verb, kinds: frozenset[str]) -> Frame | None:
    low = view.low_at(verb.head)
    if verb.passive:
        return _passive(view, verb, kinds)
    if view.segment.tag[verb.head] == "G" and not verb.finite:
        return _participle(view, verb, kinds)
    if not verb.finite:
        return None
    if "say" in kinds and verb.start == verb.head:
        inverted = _inverted(view, verb, low)
        if inverted is not None:
            return inverted
    source = subject_before(view.segment, verb.start, _limit(view, verb.start))
    if source is None:
        return _elided(view, verb, kinds)
    if view.tag_at(source.start) == "P" and view.low_at(source.start) == "there":
        return None
    return _forward(view, verb, kinds, source) or _trailing(view, verb, kinds, source)


def _limit(view: View, i: int) -> int:
    """Left limit of a subject: after the last content-opening "that", colon or semicolon."""
    for k in range(i - 1, -1, -1):
        if view.segment.tag[k] in ";:":
            return k + 1
    return 0


# --- content after the cue ---------------------------------------------------------------------


def _forward(view: View, verb: Verb, kinds: frozenset[str], source: Phrase | None) -> Frame | None:
    found = _content_after(view, verb, kinds)
    if found is None:
        return None
    rule, cue_end, content, zone_end = found
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
    for count, i in enumerate(_opening(view, verb, kinds)):
        if view.tag_at(i) == "H" and view.tag_at(i + 1) not in ".V" and (clausal or count == 0):
            if view.tag_at(i + 1) in "NL" and not clause_at(view, i + 1) and "say" not in kinds:
                return None
            content = tidy(view, i + 1, clause_end(view, i + 1, verb.end))
            return ("that-clause", verb.end, content, i) if content else None
        if not clausal:
            continue
        if view.low_at(i) in _WH and view.has_finite(i + 1, len(view.segment)):
            content = tidy(view, i, clause_end(view, i, verb.end))
            return ("question", verb.end, content, i) if content else None
        if view.tag_at(i) in "PDSLN#GBYR" and clause_at(view, i):
            if "addressee" in kinds and count == 0 and verb.lemma in ("tell", "inform", "remind"):
                continue
            content = tidy(view, i, clause_end(view, i, verb.end))
            return ("bare-clause", verb.end, content, i) if content else None
    return None


def _to_after(view: View, verb: Verb, kinds: frozenset[str]) -> tuple[str, int, Tokens, int] | None:
    i = verb.end
    if "to" in kinds and view.tag_at(i) == "T" and view.tag_at(i + 1) in "UARX":
        content = tidy(view, i, phrase_content_end(view, i))
        return ("infinitive", verb.end, content, i) if content else None
    if "someone_to" in kinds:
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
        i = skip_adjuncts(view, i) if view.tag_at(i) in "RY" else i
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
    if view.tag_at(i) == "P" and view.low_at(i) not in ("it", "you"):
        return None
    content = tidy(view, i, phrase_content_end(view, i))
    return ("object", verb.end, content, i) if content else None


def _fronted(view: View, frame: Frame) -> None:
    """Add what stands before the frame and belongs to its content: "If it falls, X said, …"."""


# --- content before the cue --------------------------------------------------------------------


def _trailing(view: View, verb: Verb, kinds: frozenset[str], source: Phrase) -> Frame | None:
    """ "…," X said on Tuesday.  Also without the comma, and with a quotation that goes on."""
    if "say" not in kinds:
        return None
    end = verb.end
    if "addressee" in kinds:
        end = phrase_end(view.segment, end, links=False)
    end = skip_adjuncts(view, end)
    return _before_frame(view, verb, source, source.start, end, "trailing")


def _before_frame(
    view: View, verb: Verb, source: Phrase | None, start: int, end: int, rule: str
) -> Frame | None:
    content_end = start
    begin = left_start(view, start)
    content = tidy(view, begin, content_end)
    if content is None:
        return None
    quoted = view.tag_at(content[1] - 1) == "q"
    comma = view.tag_at(start - 1) == ","
    if not quoted and not view.has_finite(content[0], content[1]):
        return None
    if not quoted and not comma and not view.ends(end) and view.tag_at(end) not in ",B":
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
    end = phrase_end(view.segment, verb.end)
    if end == verb.end:
        return None
    core = end
    wide = _apposition_end(view, end)
    after = skip_adjuncts(view, wide)
    if view.tag_at(after) in "VAMEH" and view.tag_at(wide) != ",":
        return None
    if before not in "q,":
        if low not in ("said", "says", "added", "stated") or not view.ends(after):
            return None
        if not view.has_finite(0, verb.start - 1) or view.tag_at(verb.start - 1) in "PW":
            return None
    elif before == "," and view.tag_at(verb.start - 2) != "q":
        if not view.has_finite(0, verb.start) or clause_at(view, verb.end):
            return None
    elif before == "q" and not (view.ends(after) or view.tag_at(after) in ",BqC~;:IW("):
        return None
    source = Phrase(verb.end, core, wide)
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


def _reduced_at(view: View, i: int) -> bool:
    verb = view.verb_at.get(i)
    return verb is not None and not verb.finite


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
        before not in ",.C"
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
    if "passive" not in kinds:
        return None
    reduced = verb.start == verb.head
    source, after = _by_source(view, verb.end)
    content: list[Tokens] = []
    subject = subject_before(view.segment, verb.start, _limit(view, verb.start))
    if subject and not (view.low_at(subject.start) == "it" and view.tag_at(after) == "H"):
        content.append((subject.start, subject.end if reduced else subject.wide))
    if view.tag_at(after) == "H":
        rest = tidy(view, after + 1, clause_end(view, after + 1, after))
        content = (
            [rest] if rest and (not subject or view.low_at(subject.start) == "it") else content
        )
    elif view.tag_at(after) not in ".,;C":
        rest = tidy(view, after, phrase_content_end(view, after))
        if rest:
            content.append(rest)
    if not content or (reduced and source is None):
        return None
    return Frame(
        "passive-by" if source else "passive",
        source,
        (verb.start, after if source and source.end == after and False else verb.end),
        content,
        (verb.start, after),
        lemma=verb.lemma,
    )


def _by_source(view: View, i: int) -> tuple[Phrase | None, int]:
    for k in (i, i + 1):
        if view.low_at(k) == "by" and view.tag_at(k + 1) in "DSLNO#":
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
    end = phrase_end(view.segment, cue_end)
    if end == cue_end:
        return None
    wide = _accord_wide(view, end)
    source = Phrase(cue_end, end, wide)
    begin = left_start(view, start)
    before = tidy(view, begin, start)
    content = (
        [before]
        if before and (view.has_finite(*before) or view.ends(wide) or before[1] - before[0] > 2)
        else []
    )
    if not content or (
        view.tag_at(start - 1) == ","
        and view.tag_at(wide) == ","
        and view.tag_at(wide + 1) not in "BCWG"
    ):
        rest_start = wide + 1 if view.tag_at(wide) == "," else wide
        rest = tidy(view, rest_start, clause_end(view, rest_start, wide))
        if rest:
            content.append(rest)
    if not content:
        return None
    return Frame(
        "according-to", source, (start, cue_end), content, (start, wide), lemma="according"
    )


def _accord_wide(view: View, end: int) -> int:
    """End of the source of "according to" with what describes it: "…, an army spokesman"."""
    k = end
    if view.tag_at(k) in "EGQ" or (view.tag_at(k) == "I" and view.low_at(k) in ("on", "by", "of")):
        while k < len(view.segment) and view.segment.tag[k] not in ",.;:~qC":
            k += 1
    return _apposition_end(view, k)


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
        else:
            continue
        if content:
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
        pieces = [tidy(view, start, i), tidy(view, i + 1, phrase_content_end(view, i + 1))]
        content = [piece for piece in pieces if piece]
        if content:
            view.frames.append(Frame("adverb", None, (i, i + 1), content, (i, i + 1), lemma=low))
