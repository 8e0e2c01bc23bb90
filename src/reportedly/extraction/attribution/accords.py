"""Makes frames of "according to", "in his view" before, behind and inside their content."""

from reportedly.extraction.attribution.adjuncts import skip_adjuncts
from reportedly.extraction.attribution.extents import (
    apposition_end,
    clause_break,
    clause_end,
    left_start,
    tidy,
)
from reportedly.extraction.attribution.frames import Frame, Tokens, View
from reportedly.extraction.attribution.word_cues import owner_of
from reportedly.extraction.words.nounphrase import Phrase, phrase_end
from reportedly.lang import table, words

_ADJECTIVES = ("an", "ish", "ese", "ern")
_OF_CLAUSES = ("held", "read-in")  # rules that take a clause or a quotation only
_LONGEST_TITLE = 40  # tokens of what describes a source that "according to" names


def find_accords(view: View) -> None:
    """ "According to X, …", "…, according to X", "…, according to X, …"; "in X's opinion, …"."""
    low = view.segment.low
    has = frozenset(low)
    for phrase in view.book.accord:
        if phrase[0] not in has:
            continue
        i = -1
        while phrase[0] in low[i + 1 :]:
            i = low.index(phrase[0], i + 1)
            if tuple(low[i : i + len(phrase)]) == phrase:
                named = phrase not in view.book.accord_named or _is_named(view, i, i + len(phrase))
                frame = _accord_frame(view, i, i + len(phrase)) if named else None
                if frame is not None:
                    view.frames.append(frame)
    held = words("en", "cues", "held")
    found = (_held_frame(view, i) for i, word in enumerate(low) if word in held)
    view.frames.extend(frame for frame in found if frame is not None)


def _held_frame(view: View, i: int) -> Frame | None:
    """ "In Vell's opinion, Kest is lost": the noun is the cue, and whose it is the source."""
    owner = owner_of(view, i)
    if owner is None or view.low_at(owner.start - 1) != "in" or view.low_at(i + 1) == "of":
        return None
    if view.low_at(owner.start) in words("en", "cues", "own"):
        return None
    start = owner.start - 1
    content = _accord_content(view, tidy(view, _begin(view, start), start), start, i + 1)
    if not _is_told(view, content):
        return None
    return Frame("held", owner, (i, i + 1), content, (start, i + 1), lemma=view.low_at(i))


def _is_told(view: View, content: list[Tokens]) -> bool:
    """True of a clause or a quotation: "in her view of the valley" nothing is said."""
    tags = (view.segment.tag[first:last] for first, last in content)
    return any("q" in tag for tag in tags) or any(view.has_finite(*piece) for piece in content)


def _is_named(view: View, start: int, end: int) -> bool:
    """After a mark and before a name: ", per Caravan Relief"; not "two per day"."""
    name = end + 1 if view.tag_at(end) == "D" else end
    return view.tag_at(start - 1) in ".,~(" and view.tag_at(name) == "L"


def _accord_frame(view: View, start: int, cue_end: int) -> Frame | None:
    end = _accord_source_end(view, cue_end)
    if end == cue_end:
        return None
    begin = _begin(view, start)
    before = tidy(view, begin, start - 1 if view.tag_at(start - 1) == "(" else start)
    wide = _accord_wide(view, end, leading=not (before and view.has_finite(*before)))
    aside = before and _aside_before(view, before, wide)
    content = [aside] if aside else _accord_content(view, before, start, wide)
    if not content:
        return None
    source = Phrase(cue_end, end, wide)
    zone = (start, wide)
    rule = table("en", "cues")["phrases"]["rules"].get(" ".join(view.segment.low[start:cue_end]))
    if rule in _OF_CLAUSES and not _is_told(view, content):
        return None
    rule = rule or "according-to"
    return Frame(rule, source, (start, cue_end), content, zone, lemma="according")


def _accord_content(view: View, before: Tokens | None, start: int, wide: int) -> list[Tokens]:
    """What stands before the frame at ``[start, wide)``, what follows it, or both."""
    mark = view.tag_at(wide)
    around = mark if view.tag_at(start - 1) == mark and not view.ends(wide + 1) else ""
    if before and (view.ends(wide) or mark == ")" or (mark == "~" and around != "~")):
        return [before]
    whole = before and (view.tag_at(before[1] - 1) == "q" or view.has_finite(*before))
    if whole and (around not in (",", "~") or (mark == "," and view.tag_at(wide + 1) in "BCWGR")):
        return [before] if before else []
    rest_start = wide + 1 if mark in ",~" else wide
    rest = tidy(view, rest_start, clause_end(view, rest_start))
    told = around == "," or (around == "~" and not whole)
    return [piece for piece in (before if told else None, rest) if piece]


def _begin(view: View, start: int) -> int:
    """Where what stands before "according to" begins: at an open bracket, else its clause."""
    begin = start if view.tag_at(start - 1) in ":;" else left_start(view, start)
    for k in range(begin, start - 1):
        if view.tag_at(k) == "(" and ")" not in view.segment.tag[k:start]:
            begin = k + 1
    return begin


def _aside_before(view: View, before: Tokens, wide: int) -> Tokens | None:
    """The aside that ends `before`, if only that is said by the one whose name ends at `wide`.

    "Some men — who fled in May, according to Vell — returned"; "He said it was the dam, which
    broke in May, according to Vell": the first part has another source, or none.
    """
    opening = _aside(view, before)
    closed = view.tag_at(wide) == view.tag_at(opening) and not view.ends(wide + 1)
    if not opening or (view.tag_at(opening) == "~" and not closed):
        return None
    relative = view.tag_at(opening + 1) == "W" and view.has_finite(opening, before[1])
    alone = closed and not view.has_finite(before[0], opening)
    cited = any(
        before[0] < verb.start < opening and verb.finite and "say" in view.kinds(verb.lemma)
        for verb in view.verbs
    )
    return (opening + 1, before[1]) if relative and (alone or cited) else None


def _aside(view: View, before: Tokens) -> int:
    """Index of the comma or dash before the last part of `before`; 0 if it has only one part."""
    for k in range(before[1] - 1, before[0], -1):
        if view.tag_at(k) in ",~":
            return k
    return 0


def _accord_source_end(view: View, i: int) -> int:
    """End of the noun phrase after "according to"; a name may follow any noun before a mark."""
    if view.low_at(i) in ("some", "many", "others", "several", "both"):
        return max(i + 1, phrase_end(view.segment, i))
    while view.tag_at(i) in "REG" and view.tag_at(i + 1) in "ENLG":
        i += 1
    if view.tag_at(i + 1) == "C" and view.low_at(i + 1) == "but" and view.tag_at(i + 2) == "N":
        i += 2  # "complete but unofficial returns"
    end = phrase_end(view.segment, i, names=True)
    if view.tag_at(end) not in ",.EI":
        end = phrase_end(view.segment, i)
    if view.tag_at(end) in "VEAM":
        end = _before_contact(view, i, end)
        end = _before_subject(view, i, end) if view.unpunctuated else end
    return end if end > i or view.tag_at(i) != "G" else i + 1


def _before_subject(view: View, start: int, end: int) -> int:
    """Where the name in ``[start, end)`` ends and, for want of a comma, the next subject begins.

    "According to the Observatory | heavy shelling has …", "… to Mirel Tass | Veskaran forces have".
    """
    tag, low, roles = view.segment.tag, view.segment.low, view.book.roles
    for k in range(start + 1, end):
        if tag[k - 1] != "L" or low[k] in roles or tag[k + 1] not in "NLVEAM":
            continue
        adjective = low[k].endswith(_ADJECTIVES) and tag[k + 1] == "N"
        if tag[k] == "D" or (tag[k] == "N" and low[k + 1] not in roles):
            return k
        if tag[k] == "L" and adjective and low[k + 1] not in roles:
            return k
    return end


def _before_contact(view: View, start: int, end: int) -> int:
    """`end` without a name that is the subject of the verb there: "a speech | Vell gave"."""
    k = end
    while k > start and view.tag_at(k - 1) == "L":
        k -= 1
    common = start < k < end and view.tag_at(k - 1) == "N" and view.tag_at(start) in "DS"
    return k if common and view.low_at(k - 1) not in view.book.roles else end


def _accord_wide(view: View, end: int, *, leading: bool) -> int:
    """End of the source of "according to" with what describes it: "…, an army spokesman".

    Before its content, the description ends where a comma and a clause follow.
    """
    if view.tag_at(end - 1) in "PO":
        return end
    if leading:
        return _leading_wide(view, end)
    k = clause_break(view, end) if view.tag_at(end) not in "CB" else end
    wide = apposition_end(view, k)
    return k if view.tag_at(k) == "," and _direct_clause(view, k + 1) else wide


def _leading_wide(view: View, end: int) -> int:
    """End of what describes the source: "…, who asked not to be named | , the raid failed"."""
    told = False
    for k in range(end, min(len(view.segment), end + _LONGEST_TITLE)):
        tag = view.tag_at(k)
        if tag == "," and view.tag_at(k + 1) == "W":
            told = True
        elif tag == "," and _direct_clause(view, k + 1):
            return k
        if tag in ".;:~q" or (not told and k > end and tag in "VAM"):
            break
    if view.tag_at(end) not in "EGQIW":
        return end
    comma = clause_break(view, end)
    return comma if comma - end < _LONGEST_TITLE and not view.unpunctuated else end


def _direct_clause(view: View, i: int) -> bool:
    """True if a noun phrase with its finite verb right after it starts at `i`.

    A preposition phrase may stand between: "the raid | on the depot | failed".
    """
    while view.tag_at(i) in "R" or view.low_at(i) in ("while", "if", "when", "although"):
        i += 1
    k = phrase_end(view.segment, i)
    if k > i and view.tag_at(k) in "RI":
        k = skip_adjuncts(view, k)
    verb = view.verb_at.get(k)
    finite = verb is not None and verb.finite
    return k > i and (finite or (view.tag_at(k) == "E" and view.ends(k + 1)))  # "the raid failed"
