"""A page as a tree of elements; the one place that touches the parser."""

import re
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

Element = Any  # lxml has no types

NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
REFERENCE = re.compile(  # the same characters written as "&#1;" or "&#x1F;"
    r"&#(?:[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF])(?![0-9a-fA-F])"
    r"|0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d));?"
)
SPACE = re.compile(r"\s+")
HIDDEN = ("script", "style", "noscript", "template", "svg", "iframe", "head")
BREAKS = (  # elements that begin and end a line of their own
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
)  # fmt: skip


def parse(page: str) -> Element | None:
    """The tree of `page`, however broken; None if there is nothing in it.

    Very long and very deep pages are read too (`huge_tree`), to a depth of 2048 elements.
    """
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    data = REFERENCE.sub(" ", NOT_XML.sub(" ", page)).encode("utf-8")
    try:
        return html.document_fromstring(data, parser=parser)
    except etree.ParserError:
        return None


def squeeze(text: str) -> str:
    """`text` on one line with single blanks and none outside."""
    return SPACE.sub(" ", text).strip()


def words_of(element: Element) -> str:
    """All text in `element`, squeezed."""
    return squeeze("".join(element.itertext()))


def visible_lines(tree: Element) -> list[str]:
    """The text people would see, one block a line, without empty ones."""
    for hidden in list(tree.iter(*HIDDEN)):
        hidden.drop_tree()
    for block in tree.iter(*BREAKS):
        block.text = "\n" + (block.text or "")
        block.tail = "\n" + (block.tail or "")
    lines = (squeeze(line) for line in "".join(tree.itertext()).split("\n"))
    return [line for line in lines if line]
