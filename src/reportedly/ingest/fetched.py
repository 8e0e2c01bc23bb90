"""From what a web address gave to reports: its kind and encoding by what the server says of it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportedly.ingest.decode import is_text_codec
from reportedly.ingest.fetch import Answer
from reportedly.ingest.kind import FEED_HEAD
from reportedly.ingest.options import Format, IngestOptions
from reportedly.ingest.receive import receive_bytes
from reportedly.ingest.stream import HEAD_BYTES
from reportedly.model.issue import Issue
from reportedly.model.report import Received

KEPT = ("etag", "last-modified", "content-type", "date")  # headers kept with the capture
_KINDS = {
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "text/plain": Format.TEXT,
    "application/rss+xml": Format.FEED,
    "application/atom+xml": Format.FEED,
    "application/rdf+xml": Format.FEED,
    "application/jsonl": Format.JSONL,
    "application/x-ndjson": Format.JSONL,
    "application/warc": Format.WARC,
}


def receive_answer(answer: Answer, options: IngestOptions) -> Iterator[Received | Issue]:
    """The reports in an answer, with its address and headers in their capture."""
    media, charset = _content_type(answer.headers)
    chosen = options.format
    if chosen is Format.AUTO:
        is_feed = FEED_HEAD.search(answer.body[:HEAD_BYTES]) is not None
        chosen = _KINDS.get(media, Format.AUTO)
        if is_feed and chosen not in (Format.TEXT, Format.JSONL):  # feeds are sent as anything
            chosen = Format.FEED
    said = replace(
        options,
        format=chosen,
        encoding=options.encoding or _stated(answer.body, charset),
        address=answer.url,
        headers=tuple((name, answer.headers[name]) for name in KEPT if name in answer.headers),
    )
    yield from receive_bytes(answer.body, answer.url, said)


def _stated(body: bytes, charset: str) -> str | None:
    """The encoding that a server names, unless the bytes are UTF-8: many servers name their own."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return charset if is_text_codec(charset) else None
    return None


def _content_type(headers: Mapping[str, str]) -> tuple[str, str]:
    """The media type and the encoding that a server names; "" where it names none."""
    media, _, rest = headers.get("content-type", "").partition(";")
    _, _, charset = rest.lower().partition("charset=")
    return media.strip().lower(), charset.partition(";")[0].strip().strip("\"'")
