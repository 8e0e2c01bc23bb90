"""RSS and Atom: a report for each entry, its full content before its summary."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import feedparser

from reportedly.errors import IssueCode, UnreadableInput
from reportedly.ingest.entry import Entry, failed
from reportedly.ingest.found import DateFound, Found
from reportedly.ingest.html import page_of
from reportedly.ingest.language import language_tag
from reportedly.ingest.options import IngestOptions
from reportedly.ingest.page_tree import parse, words_of
from reportedly.ingest.problem import Problem
from reportedly.ingest.stream import Stream
from reportedly.model.report import DateSource
from reportedly.model.span import Span

PARSER_BREAKS = (  # what the parser is known to let through on bytes that are no feed
    AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError,
)  # fmt: skip
HARMLESS = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
DATES = ("published", "created", "updated")
TEASER = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?"
    r"|(?:read more|continue reading|read the full (?:story|article))\b.{0,60})"
    r"(?:\s*the post .{1,200} appeared first on .{1,80})?\s*\Z",
    re.IGNORECASE,
)


def read_feed(stream: Stream, options: IngestOptions) -> Iterator[Entry]:
    """The entries of a feed of at most `max_bytes`. Raises UnreadableInput (TOO_LARGE, EMPTY)."""
    raw = stream.read(options.max_bytes + 1)
    if len(raw) > options.max_bytes:
        raise UnreadableInput(IssueCode.TOO_LARGE, f"more than {options.max_bytes} bytes")
    if not raw.strip():
        raise UnreadableInput(IssueCode.EMPTY, "")
    parsed = _parse(raw)
    for number, item in enumerate(parsed.entries, start=1):
        place = f"entry {number}"
        try:
            found, content = _found(item, parsed.feed)
        except UnreadableInput as error:
            yield failed(place, error.code, str(error))
            continue
        yield Entry(place, content.encode("utf-8", "surrogatepass"), found)
    wrong = parsed.get("bozo_exception")
    if wrong is not None and not isinstance(wrong, HARMLESS):
        yield failed("", IssueCode.BAD_RECORD, str(wrong))
    elif not parsed.entries:
        raise UnreadableInput(IssueCode.EMPTY, "the feed has no entries")


def _parse(raw: bytes) -> Any:
    """The feed; the parser gets a file object, never a string it could take for an address."""
    try:
        return feedparser.parse(BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    except PARSER_BREAKS as error:
        raise UnreadableInput(IssueCode.BAD_RECORD, f"{type(error).__name__}: {error}") from error


def _found(item: dict[str, Any], feed: dict[str, Any]) -> tuple[Found, str]:
    """What an entry says, and its content as it came. Raises UnreadableInput (NO_TEXT)."""
    content, kind = _content(item)
    url = dict.get(item, "link") or None
    if kind == "text/plain":
        base = Found(text=content, encoding="utf-8", media_type=kind)
    else:
        base = replace(page_of(f"<article>{content}</article>", url), encoding="utf-8")
    source = dict.get(item, "source") or {}
    author = dict.get(item, "author")
    written = [
        DateFound(value, DateSource.HEADER) for key in DATES if (value := dict.get(item, key))
    ]
    return replace(
        base,
        title=_plain(dict.get(item, "title")),
        publisher=_plain(dict.get(source, "title") or dict.get(feed, "title")) or base.publisher,
        url=url,
        dates=(*written[:1], *base.dates),
        language=language_tag(dict.get(feed, "language") or ""),
        headers=(("author", author),) if author else (),
        problems=_teaser(base.text),
    ), content


def _content(item: dict[str, Any]) -> tuple[str, str]:
    """The longest full content, else the summary, and its media type."""
    full = [part for part in dict.get(item, "content") or () if part.get("value", "").strip()]
    detail = dict.get(item, "summary_detail") or {}
    best = max(full, key=lambda part: len(part["value"]), default=detail)
    value = best.get("value") or ""
    if not value.strip():
        raise UnreadableInput(IssueCode.NO_TEXT, "the entry has neither content nor summary")
    return value, best.get("type") or "text/html"


def _plain(markup: str | None) -> str | None:
    tree = parse(markup) if markup and markup.strip() else None
    return (words_of(tree) or None) if tree is not None else None


def _teaser(text: str) -> tuple[Problem, ...]:
    match = TEASER.search(text, max(0, len(text) - 400))
    end = len(text.rstrip())
    if match is None or match.start() >= end:
        return ()
    return (Problem(IssueCode.TEASER, span=Span(match.start(), end)),)
