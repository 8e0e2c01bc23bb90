"""Parts a name from the title behind it where no comma does: "Ardo Vell | head of the clinic"."""

from reportedly.extraction.attribution.frames import View
from reportedly.extraction.words.nounphrase import Phrase

_BEFORE_NAME = frozenset("^YH,")  # where the name must begin, if the title has an article


def name_before_title(view: View, source: Phrase) -> Phrase:
    """`source` without the title behind its name, which stays in the wide source.

    Either the source holds both ("Ardo Vell head of the clinic"), or it is the title, after a
    name that opens the clause: "On Monday Ardo Vell the mayor of Kest said".
    """
    if not view.unpunctuated:
        return source
    end = _name_end(view, source.start)
    if source.start + 1 < end < source.end and _is_title(view, end):
        return Phrase(source.start, end, max(source.wide, source.end))
    start = _name_start(view, source)
    if start < source.start:
        return Phrase(start, source.start, max(source.wide, source.end))
    return source


def _name_end(view: View, i: int) -> int:
    book = view.book
    while view.tag_at(i) in "L-" or (view.low_at(i) in book.before_names and view.tag_at(i) == "N"):
        i += 1
    return i


def _is_title(view: View, i: int) -> bool:
    """True for "head of", "a doctor": a role in small letters that says what it is role of."""
    if view.low_at(i) in ("a", "an", "the"):
        return True
    return view.low_at(i) in view.book.roles and view.low_at(i + 1) == "of"


def _name_start(view: View, source: Phrase) -> int:
    """Where a name of two words or more begins before the title `source`; else its start."""
    start = source.start
    titled = any(low in view.book.roles for low in view.segment.low[start : source.end])
    if view.tag_at(start) != "D" or not titled:
        return start
    k = start
    while k > 0 and (view.tag_at(k - 1) in "L-" or view.low_at(k - 1) in view.book.before_names):
        k -= 1
    before = view.tag_at(k - 1) if k else "^"
    opens = before in _BEFORE_NAME or view.low_at(k - 1) == "said"
    return k if start - k > 1 and opens else start
