"""From an HTML page to its text, title, publisher, address, dates and language."""

import trafilatura

from reportedly.errors import IssueCode, UnreadableInput
from reportedly.ingest.decode import decode
from reportedly.ingest.found import Found
from reportedly.ingest.options import IngestOptions

MEDIA_TYPE = "text/html"


def page_in(raw: bytes, options: IngestOptions) -> Found:
    """What the page that `raw` is says. Raises UnreadableInput (EMPTY, BINARY, NO_TEXT)."""
    decoded = decode(raw, options.encoding)
    return page_of(decoded.text, options.url)


def page_of(html: str, url: str | None) -> Found:
    """What a decoded page says. Raises UnreadableInput (NO_TEXT) if it has no text."""
    text = trafilatura.extract(html, url=url)
    if not text:
        raise UnreadableInput(IssueCode.NO_TEXT, "")
    return Found(text=text, encoding=None, media_type=MEDIA_TYPE, url=url)
