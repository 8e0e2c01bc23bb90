"""From an HTML page to its text, title, publisher, address, dates and language."""

import codecs
import re
from dataclasses import replace

from reportedly.errors import IssueCode, UnreadableInput
from reportedly.ingest.decode import Decoded, decode, is_text_codec
from reportedly.ingest.found import Found
from reportedly.ingest.options import IngestOptions
from reportedly.ingest.page_data import page_data
from reportedly.ingest.page_text import page_furniture, page_text
from reportedly.ingest.page_tree import parse

MEDIA_TYPE = "text/html"
CHARSET_BYTES = 4096  # in which a page must name its encoding; the standard says 1024
CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.I
)
AS_BROWSERS_DO = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}


def page_in(raw: bytes, options: IngestOptions) -> Found:
    """What the page that `raw` is says. Raises UnreadableInput (EMPTY, BINARY, NO_TEXT)."""
    decoded = decode_page(raw, options.encoding)
    found = page_of(decoded.text, options.url, decoded.encoding)
    return replace(found, problems=decoded.problems)


def decode_page(raw: bytes, stated: str | None) -> Decoded:
    """The page's characters; bytes that are valid UTF-8 are believed before what the page names."""
    if stated is None and not is_utf8(raw):
        stated = charset_of(raw)
    return decode(raw, stated)


def charset_of(raw: bytes) -> str | None:
    """The encoding a page names for itself, as browsers understand the name; None for none."""
    match = CHARSET.search(raw[:CHARSET_BYTES])
    name = match.group(1).decode("ascii", "replace") if match else ""
    return browser_codec(name)


def browser_codec(name: str) -> str | None:
    """The codec browsers take for the encoding `name`; None for UTF-8 and for none."""
    if not name or not is_text_codec(name):
        return None
    known = codecs.lookup(name).name
    return None if known == "utf-8" else AS_BROWSERS_DO.get(known, known)


def is_utf8(raw: bytes) -> bool:
    """True if the bytes are valid UTF-8."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def page_of(html: str, url: str | None, encoding: str | None = None) -> Found:
    """What a decoded page says. Raises UnreadableInput (NO_TEXT) if it has no text."""
    tree = parse(html)
    if tree is None:
        raise UnreadableInput(IssueCode.NO_TEXT, "the page has no elements")
    data = page_data(tree, url)
    text = page_text(tree, data.body)
    if not text.strip():
        raise UnreadableInput(IssueCode.NO_TEXT, "nothing on the page is visible")
    return Found(
        text=text,
        encoding=encoding,
        media_type=MEDIA_TYPE,
        title=data.title,
        publisher=data.publisher,
        url=data.url,
        dates=data.dates,
        language=data.language,
        furniture=page_furniture(tree, text),
    )
