"""The text of a page without menus, advertisements and comments, and what of it is furniture.

trafilatura finds the text (docs/decisions/0001-html-extraction.md says why). Where it finds none,
as on pages cut off or built oddly, the publisher's own "articleBody" is taken, then everything
visible: a page with text never comes out empty.
"""

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from html import unescape

from reportedly.ingest.page_tree import Element, squeeze, visible_lines, words_of
from reportedly.model.report import Furniture, FurnitureKind
from reportedly.model.span import Span, trim

MUCH_LONGER = 1.5  # times the words found: then half the text was missed
SHARED = 0.8  # of the words found that must be in the longer text, to be the same text
MIN_LINK_WORDS = 4  # of a line that is nothing but a link; a linked name may stand alone
TAG = re.compile(r"<[^>]{0,2000}>")
WORD = re.compile(r"\w+")
MARK = re.compile(r"\A(?:[-–•*]|\d{1,2}\.)\s+")  # of a list item, put there by the extractor
SENTENCE_ENDS = (".", ".”", '."', ".’")  # a heading closed like this is a lead, not a headline
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def page_text(tree: Element, body: str | None) -> str:
    """The text of the page, one paragraph a line; "" only if nothing on the page is visible.

    `body` is the publisher's own version of the text, if the page carries one.
    """
    from trafilatura import extract  # 0.16 s to import: only those who read pages pay for it

    text = extract(deepcopy(tree), include_comments=False) or ""
    stated = _plain(body) if body else ""
    if stated and (not text.strip() or _is_rest_of(stated, text)):
        return stated
    return text if text.strip() else "\n".join(visible_lines(deepcopy(tree)))


def _plain(body: str) -> str:
    """An articleBody without the markup that some publishers leave in it."""
    lines = (squeeze(line) for line in unescape(TAG.sub(" ", body)).splitlines())
    return "\n".join(line for line in lines if line)


def _is_rest_of(longer: str, text: str) -> bool:
    """True if `longer` is `text` and much more: the extractor stopped half-way."""
    have, might = (Counter(WORD.findall(part.lower())) for part in (text, longer))
    return (
        might.total() > MUCH_LONGER * have.total()
        and (have & might).total() >= SHARED * have.total()
    )


def page_furniture(tree: Element, text: str) -> tuple[Furniture, ...]:
    """Lines of `text` that the page marks as headings, captions or bare links."""
    marked = dict(_marked(tree))
    return tuple(_lines(text, marked))


def _marked(tree: Element) -> Iterator[tuple[str, tuple[FurnitureKind, str]]]:
    """Texts of elements that hold no prose; of one text under several, the last given counts."""
    for link in tree.iter("a"):
        words = words_of(link)
        if len(words.split()) >= MIN_LINK_WORDS:
            yield words, (FurnitureKind.LINK, "bare-link")
    for item in tree.xpath("//nav//a|//nav//li|//footer//a|//footer//li"):
        yield words_of(item), (FurnitureKind.LINK, "menu")
    for heading in tree.iter(*HEADINGS):
        words = words_of(heading)
        if heading.tag == "h1" or not words.endswith(SENTENCE_ENDS):
            yield words, (FurnitureKind.HEADLINE, "heading")
    for caption in tree.iter("figcaption"):
        yield words_of(caption), (FurnitureKind.CAPTION, "figcaption")


def _lines(text: str, marked: dict[str, tuple[FurnitureKind, str]]) -> Iterator[Furniture]:
    start = 0
    for line in text.splitlines(keepends=True):
        found = marked.get(MARK.sub("", squeeze(line)))
        span = trim(text, Span(start, start + len(line)))
        start += len(line)
        if found is not None and span is not None:
            yield Furniture(span=span, kind=found[0], rule=found[1])
