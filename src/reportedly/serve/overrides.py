"""Holds in the two characters by which a text makes the words after it read backwards.

U+202D and U+202E override the direction of every letter up to the end of a paragraph, so that a
page shows other words than the report has: "300 families" reads "seilimaf 003" (Unicode Standard
Annex 9, sections 2.2 and 3.3.4). Pages wrap each in an isolate of its own, where it turns nothing,
and print its number before it. The character stays, so that every offset and copy is right.
"""

import re

OVERRIDES = "\u202d\u202e"
# What may hold no element, or is no text; then a tag, then an override between tags.
_PIECE = re.compile(
    rf"<(title|textarea|option|script|style)\b.*?</\1>|<[^>]*>|[{OVERRIDES}]", re.DOTALL
)


def held_in(page: str) -> str:
    """`page`, of which every value is escaped, with each override between its tags isolated."""
    if not any(character in page for character in OVERRIDES):
        return page
    return _PIECE.sub(_isolated, page)


def _isolated(found: re.Match[str]) -> str:
    piece = found[0]
    if piece not in OVERRIDES:
        return piece
    return f'<bdi class="turn" data-code="U+{ord(piece):04X}">{piece}</bdi>'
