"""Makes frames that stand behind or inside their content: "…," X said; "…," said X."""

from reportedly.extraction.attribution.adjuncts import clause_at, skip_adjuncts
from reportedly.extraction.attribution.bare_titles import name_before_title
from reportedly.extraction.attribution.extents import (
    apposition_end,
    clause_break,
    clause_end,
    left_start,
    reduced_at,
    tidy,
)
from reportedly.extraction.attribution.frames import Frame, Tokens, View
from reportedly.extraction.attribution.segments import OPEN_ENDED
from reportedly.extraction.words.nounphrase import Phrase, phrase_end, subject_before
from reportedly.extraction.words.verbgroups import Verb
from reportedly.lang import words
from reportedly.lang.roles import roles

_FREE_INVERSION = frozenset(["said", "says", "added", "stated", "announced", "reported"])
_BARE_INVERSION = frozenset(["said", "says", "added", "stated"])
_BEHIND = {",": "comma", "~": "dash"}  # the mark between content and frame, in a rule's name
_TELLING = frozenset(["tell", "inform", "notify", "assure", "remind"])  # these need whom they tell
_PERSONAL = frozenset(["he", "she"])
_SPEAKING = frozenset(["he", "she", "they", "it", "i", "we"])


def trailing_frame(view: View, verb: Verb, kinds: frozenset[str], source: Phrase) -> Frame | None:
    """ "…," X said on Tuesday.  Also without the comma, and with a quotation that goes on."""
    spoken = "say" in kinds or _has_learned(view, verb) or _is_aside(view, verb, source)
    if not spoken or (verb.lemma == "continue" and verb.start < verb.head):
        return None
    end = verb.end
    if "addressee" in kinds:
        end = phrase_end(view.segment, end, links=False)
    end = skip_adjuncts(view, end)
    if view.unpunctuated:
        source = _without_neighbour(view, source)
    start = lead_start(view, source.start)
    frame = before_frame(view, verb, source, start, end, "trailing")
    quoted = frame is not None and frame.rule.endswith("quotation")
    return frame if quoted or verb.lemma != "continue" else None


def _has_learned(view: View, verb: Verb) -> bool:
    """True for "…, Meridian Wire has learned", a publisher's words for what others told it."""
    return verb.lemma == "learn" and view.low_at(verb.start) in ("has", "have")


def _is_aside(view: View, verb: Verb, source: Phrase) -> bool:
    """ "The rest, | they believe |, drowned": a thought between two marks, or behind one."""
    closed = view.tag_at(verb.end) in ",~" or view.ends(verb.end)
    thought = verb.lemma in words("en", "cues", "believing") and source.end == verb.start
    return thought and closed and view.tag_at(source.start - 1) in ",~"


def as_frame(view: View, verb: Verb, kinds: frozenset[str], source: Phrase) -> Frame | None:
    """ "As the agency reported, Kest fell"; "Kest fell, as the agency reported"."""
    start, end = source.start - 1, skip_adjuncts(view, verb.end)
    if "addressee" in kinds:
        end = skip_adjuncts(view, phrase_end(view.segment, end, links=False))
    if start == 0 and view.tag_at(end) == ",":
        content = tidy(view, end + 1, clause_end(view, end + 1))
    elif view.tag_at(start - 1) == "," and view.ends(end):
        content = tidy(view, left_start(view, start), start)
    else:
        return None
    if content is None or not view.has_finite(*content):
        return None
    cue = (verb.start, verb.end)
    return Frame("as-clause", source, cue, [content], (start, end), lemma=verb.lemma)


def _without_neighbour(view: View, source: Phrase) -> Phrase:
    """`source` without the noun of the clause before it that no comma parts from it."""
    segment = view.segment
    for k in range(source.start + 1, source.end):
        opens = segment.low[k] in view.book.source_openers
        plural = segment.tag[k - 1] == "N" and segment.low[k - 1].endswith("s")
        if opens and (plural or segment.low[k] == "local"):
            return Phrase(k, source.end, source.wide)
    return source


def last_name(view: View, verb: Verb) -> Phrase | None:
    """The last name before a verb that ends its sentence, where no comma parts it from a place."""
    if not view.unpunctuated or not view.ends(skip_adjuncts(view, verb.end)):
        return None
    k = verb.start - 1
    return Phrase(k, k + 1, k + 1) if k > 0 and view.tag_at(k) == "L" else None


def lead_start(view: View, start: int) -> int:
    """Start of a description with a comma before the source: "a friend, Ana Brill, said"."""
    if view.tag_at(start - 1) != "," or view.tag_at(start - 2) not in "NL":
        return start
    described = subject_before(view.segment, start - 1, 0)
    if described is not None and view.tag_at(described.start - 1) == "q":
        return described.start
    return start


def after_quotation(view: View, start: int) -> bool:
    """True if a finished quotation stands just before token `start`."""
    before = start - 1 if view.tag_at(start - 1) != "," else start - 2
    if view.tag_at(before) != "q":
        return False
    return before == 0 or before < start - 1 or view.low_at(before) != OPEN_ENDED


def before_frame(
    view: View, verb: Verb, source: Phrase | None, start: int, end: int, rule: str
) -> Frame | None:
    """The frame at ``[start, end)`` with what stands before it as content, if that can be one."""
    content = tidy(view, left_start(view, start), start)
    if content is None or _is_asked(view, content[1]) or _is_told(view, start):
        return None
    quoted = view.tag_at(content[1] - 1) == "q"
    mark = view.tag_at(start - 1)
    comma = mark in ",~"
    if not quoted and not _tells(view, content, end, comma=comma):
        return None
    if not quoted and source is not None:
        content = _behind_stance(view, source, *content), content[1]
    frame = Frame(
        rule=f"{rule}-{'quotation' if quoted else _BEHIND.get(mark, 'bare')}",
        source=source,
        cue=(verb.start, verb.end),
        content=[content],
        zone=(start, end),
        trailing=True,
        lemma=verb.lemma,
    )
    _resume(view, frame, end, quoted=quoted)
    if not quoted and len(frame.content) > 1:
        frame.content[0] = _own_start(view, *content), content[1]
    if not quoted and len(frame.content) == 1 and not _has_clause(view, content):
        return None
    return frame


def _behind_stance(view: View, source: Phrase, start: int, end: int) -> int:
    """Where "he" begins to speak: "The major was blunt: | the bridge is gone, he said".

    What stands before the colon tells of him, whom the pronoun takes up.
    """
    colon = next((k for k in range(start, end) if view.tag_at(k) == ":"), start)
    pronoun = view.low_at(source.start) in _PERSONAL and source.end == source.start + 1
    told = view.tag_at(start) in "DLNS" and view.has_finite(start, colon)
    return colon + 1 if pronoun and told and view.has_finite(colon + 1, end) else start


def _own_start(view: View, start: int, end: int) -> int:
    """Where the clause that a frame splits begins: behind a colon or semicolon, at a "who" alone.

    "They tell it otherwise: | soldiers, they say, fired"; "two priests, | who, he hopes, live".
    """
    if view.tag_at(end - 1) == "W" and view.tag_at(end - 2) == ",":
        return end - 1
    marks = (k + 1 for k in range(end - 1, start, -1) if view.tag_at(k) in ";:")
    return next(marks, start)


def _is_told(view: View, start: int) -> bool:
    """True if a cue stands right before the source at `start`: "Vell said | the army answered"."""
    if view.tag_at(start - 1) == "H":
        return True
    return any(
        verb.end == start and verb.finite and not verb.passive and "say" in view.kinds(verb.lemma)
        for verb in view.verbs
    )


def _is_asked(view: View, end: int) -> bool:
    """True if the content that ends at `end` is a question's: "Asked if “…,” X said yes"."""
    return any(
        frame.lemma == "ask"
        and not frame.trailing
        and frame.content[-1][0] < end <= frame.content[-1][1]
        for frame in view.frames
    )


def _has_clause(view: View, content: Tokens) -> bool:
    quoted = view.unpunctuated and "q" in view.segment.tag[slice(*content)]
    return quoted or view.has_finite(*content)


def _tells(view: View, content: Tokens, end: int, *, comma: bool) -> bool:
    """True if words without marks before a frame that ends at `end` can be its content."""
    if not comma and not view.unpunctuated:
        return False
    leads = view.unpunctuated and (view.low_at(end) in view.book.leads or view.tag_at(end) == "G")
    if not view.ends(end) and not leads and view.tag_at(end) not in ",B":
        return False
    if not _has_clause(view, content):
        return comma and view.tag_at(end) == ","
    return comma or leads or view.ends(end) or view.tag_at(content[0]) != "B"


def _resume(view: View, frame: Frame, end: int, *, quoted: bool) -> None:
    """Add the rest of a content that its frame split: "A," X said, "B"."""
    tag = view.tag_at(end)
    if quoted and tag in ",:;" and view.tag_at(end + 1) == "q":
        piece = tidy(view, end + 1, end + 2)
    elif quoted and tag == "q":
        piece = (end, end + 1)
    elif _goes_on(view, frame, end):
        piece = tidy(view, end + 1, clause_end(view, end + 1))
    else:
        return
    if piece is not None:
        frame.content.append(piece)


def _goes_on(view: View, frame: Frame, end: int) -> bool:
    """True for the second half of "The town, X said, had fallen"."""
    if not frame.rule.endswith("comma") or view.tag_at(end) != ",":
        return False
    if (
        view.tag_at(end + 1) in "BGW"
        or view.low_at(end + 1) == "according"
        or _has_learned(view, view.verbs[-1])
    ):
        return False
    return view.tag_at(end + 1) != "C" or not clause_at(view, end + 2)


def inverted_frame(view: View, verb: Verb) -> Frame | None:
    """ "…," said X.  Without a comma only where "said" ends its sentence with a name."""
    if not _may_invert(view, verb):
        return None
    core = end = phrase_end(view.segment, verb.end, names=True)
    if end == verb.end:
        return None
    while view.unpunctuated and view.tag_at(end) == "D":
        further = phrase_end(view.segment, end)
        if further == end:
            break
        end = further
    if view.tag_at(end) == "(":
        end = next((k + 1 for k in range(end, len(view.segment)) if view.tag_at(k) == ")"), end)
    wide = apposition_end(view, end)
    after = skip_adjuncts(view, wide)
    if view.tag_at(verb.start - 1) == "~":
        after = clause_break(view, after)
    if reduced_at(view, after):
        wide = after = clause_break(view, after)
    if not _fits_inversion(view, verb, wide, after):
        return None
    relative = "W" in (view.tag_at(end), view.tag_at(end + 1))
    source = name_before_title(view, Phrase(verb.end, core, core if relative else wide))
    rule = "explained" if _is_explained(view, verb) else "inverted"
    return before_frame(view, verb, source, verb.start, wide if wide > core else after, rule)


def _may_invert(view: View, verb: Verb) -> bool:
    """True if a subject may follow the verb: after a quotation, a comma, or "said" anywhere."""
    before, low = view.tag_at(verb.start - 1), view.low_at(verb.head)
    if verb.start == 0 or view.tag_at(verb.end) not in "DSLNP#W":
        return False
    if view.tag_at(verb.end) == "P" and view.low_at(verb.end) not in _SPEAKING:
        return False
    if before == "~":
        return low in view.book.after_dash and view.segment.tag[: verb.start].count("~") % 2 == 1
    if before not in "q," and low not in _FREE_INVERSION:
        return False
    if verb.lemma in _TELLING:
        return False  # "…, a leader, Ardo Holt, told the Herald": it is the Herald that is told
    last = view.tag_at(verb.start - 2)
    return before != "," or last in "qNLY#'ROI)" or (last in "EV" and _is_someone(view, verb))


def _is_explained(view: View, verb: Verb) -> bool:
    """ "…, said the clerk, who asked not to be named"; "…, speaking on condition of anonymity"."""
    end = phrase_end(view.segment, verb.end, names=True)
    return view.tag_at(end) == "," and view.low_at(end + 1) in words("en", "cues", "explaining")


def _is_someone(view: View, verb: Verb) -> bool:
    """ "The road was closed, said the clerk", but not "he stopped, said a few words"."""
    end = phrase_end(view.segment, verb.end, names=True)
    if "L" in view.segment.tag[verb.end : end] or _is_explained(view, verb):
        return True
    return any(roles("en").exact(view.low_at(index)) for index in range(verb.end, end))


def _fits_inversion(view: View, verb: Verb, wide: int, after: int) -> bool:
    """True if what stands on both sides of verb and subject fits a content before them."""
    before = view.tag_at(verb.start - 1)
    if view.tag_at(after) in "VAMEH" and view.tag_at(wide) != ",":
        return False
    if before == "q":
        return view.ends(after) or view.tag_at(after) in ",BqC~;:IW("
    if before == "~":
        return view.has_finite(0, verb.start) or "q" in view.segment.tag[: verb.start]
    if before == ",":
        subject = _is_explained(view, verb) or not clause_at(view, verb.end)
        told = view.has_finite(0, verb.start) and subject
        return view.tag_at(verb.start - 2) == "q" or told
    if not view.unpunctuated or view.low_at(verb.head) not in _BARE_INVERSION:
        return False
    told = view.has_finite(0, verb.start - 1) or "q" in view.segment.tag[: verb.start]
    return told and view.ends(after) and before not in "PW"
