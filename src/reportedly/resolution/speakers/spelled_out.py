"""Names that their initials in brackets tell the length of: "Help for the Lakes in Need (HLN)"."""

import re

from reportedly.lang.lexicon import WordView
from reportedly.model.span import Span

_SHORT = re.compile(r"\((?P<short>[A-Z]{2,7})\)")
_SMALL = frozenset({"of", "for", "to", "in", "on", "the", "and"})


def spelled_out(view: WordView) -> dict[int, Span]:
    """The whole name before each acronym in brackets, by where it starts."""
    found = {}
    for match in _SHORT.finditer(view.text):
        name = _before(view, view.first(match.start()), match["short"])
        if name is not None:
            found[name.start] = name
    return found


def _before(view: WordView, bracket: int, short: str) -> Span | None:
    """The words up to the bracket whose capitals spell the acronym."""
    left = len(short)
    for index in range(bracket - 1, -1, -1):
        if view.capital(index):
            left -= 1
            if view.lower(index)[:1] != short[left].lower():
                return None
            if not left:
                return view.span(index, bracket)
        elif view.lower(index) not in _SMALL:
            return None
    return None
