"""Makes frames of "according to" before, behind and inside its content."""

from reportedly.extraction.extents import apposition_end, clause_break, clause_end, left_start, tidy
from reportedly.extraction.frames import Frame, View
from reportedly.extraction.nounphrase import Phrase, phrase_end

_LONGEST_TITLE = 25  # tokens of a title after a source that "according to" names


def find_accords(view: View) -> None:
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
    quoted = before is not None and view.tag_at(before[1] - 1) == "q"
    told = before is not None and (quoted or view.has_finite(*before) or view.ends(wide))
    content = [before] if before and told else []
    medial = view.tag_at(start - 1) == "," and view.tag_at(wide) == ","
    if not told or (medial and view.tag_at(wide + 1) not in "BCWGR"):
        rest_start = wide + 1 if view.tag_at(wide) == "," else wide
        rest = tidy(view, rest_start, clause_end(view, rest_start))
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
    k = clause_break(view, end) if view.tag_at(end) not in "CB" else end
    wide = apposition_end(view, k)
    return k if view.tag_at(k) == "," and _direct_clause(view, k + 1) else wide


def _leading_wide(view: View, end: int) -> int:
    for k in range(end, min(len(view.segment), end + _LONGEST_TITLE)):
        if view.tag_at(k) == "," and _direct_clause(view, k + 1):
            return k
        if view.tag_at(k) in ".;:~q" or (k > end and view.tag_at(k) in "VAM"):
            break
    if view.tag_at(end) not in "EGQIW":
        return end
    comma = clause_break(view, end)
    return comma if comma - end < _LONGEST_TITLE and not view.unpunctuated else end


def _direct_clause(view: View, i: int) -> bool:
    """True if a noun phrase with its finite verb right after it starts at `i`."""
    while view.tag_at(i) in "R" or view.low_at(i) in ("while", "if", "when", "although"):
        i += 1
    k = phrase_end(view.segment, i)
    while k > i and view.tag_at(k) == "R":
        k += 1
    verb = view.verb_at.get(k)
    return k > i and verb is not None and verb.finite
