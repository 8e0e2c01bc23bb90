"""WARC and ARC archives: a report for each page or text that a server answered with."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from fastwarc.warc import ArchiveIterator

from reportedly.errors import IssueCode, UnreadableInput
from reportedly.ingest.decode import decode
from reportedly.ingest.entry import Entry, failed
from reportedly.ingest.found import Found
from reportedly.ingest.headline import title_of
from reportedly.ingest.html import browser_codec, is_utf8, page_in
from reportedly.ingest.members import Members
from reportedly.ingest.options import IngestOptions
from reportedly.ingest.stream import Stream
from reportedly.ingest.warc_records import Record, read_records

PAGES = ("text/html", "application/xhtml+xml")
TEXTS = ("text/plain",)
KEPT = ("warc-record-id", "warc-date", "warc-target-uri")
ENVELOPE = (
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
    b"Content-Length: %d\r\n\r\n%b\r\n\r\n"
)


def read_archive(stream: Stream, options: IngestOptions) -> Iterator[Entry]:
    """The pages and texts of an archive, each named by the byte its record begins at."""
    source, passed, records = Members(stream), Counter[str](), 0
    for record in read_records(source, options.max_bytes):
        records += 1
        place = f"byte {record.offset}"
        if record.problem is not None:
            yield failed(place, record.problem.code, record.problem.detail)
            continue
        try:
            found = _found(record, options)
        except UnreadableInput as error:
            yield failed(place, error.code, str(error))
            continue
        if isinstance(found, str):
            passed[found] += 1
        else:
            yield Entry(place, record.block, found)
    if records == 0:
        raise UnreadableInput(IssueCode.EMPTY, "no records")
    if passed:
        counts = (f"{count} {what}" for what, count in sorted(passed.items()))
        yield failed("", IssueCode.PASSED_OVER, ", ".join(counts))


def _found(record: Record, options: IngestOptions) -> Found | str:
    """What a record says, or the name of what it is if that is no report."""
    kind = record.headers.get("warc-type", "").lower()
    if kind not in ("response", "resource"):
        return f"{kind or 'unnamed'} records"
    address = record.headers.get("warc-target-uri", "").lstrip("<")
    if not address.startswith(("http:", "https:")):
        return "records of no web address"
    stated = record.headers.get("content-type", "")
    if stated.lower().startswith("application/http"):
        status, stated, body = _answer(record.block, options.max_bytes)
        if status != 200:
            return f"answers with status {status}"
    else:
        body = record.block
    media, charset = _media_type(stated)
    if media not in PAGES + TEXTS:
        return f"records of {media or 'no media type'}"
    return _read(record, body, media, replace(options, encoding=_codec(body, charset, options)))


def _answer(block: bytes, limit: int) -> tuple[int, str, bytes]:
    """Status, content type and unpacked body of an HTTP answer. Raises UnreadableInput."""
    whole = BytesIO(ENVELOPE % (len(block), block))
    try:
        for record in ArchiveIterator(whole, parse_http=True, auto_decode="all"):
            http = record.http_headers
            if http is None or http.status_code is None:
                break
            body = record.reader.read(limit + 1)
            if len(body) > limit:
                raise UnreadableInput(IssueCode.TOO_LARGE, f"more than {limit} bytes unpacked")
            return http.status_code, http.get("Content-Type") or "", body
    except (OSError, EOFError, ValueError) as error:
        raise UnreadableInput(IssueCode.BAD_RECORD, str(error)) from error
    raise UnreadableInput(IssueCode.BAD_RECORD, "the block is no HTTP answer")


def _media_type(stated: str) -> tuple[str, str]:
    """The media type in lower case, and the charset it names or ""."""
    media, *parameters = stated.split(";")
    pairs = (parameter.partition("=") for parameter in parameters)
    named = {name.strip().lower(): value.strip(" \"'") for name, _, value in pairs}
    return media.strip().lower(), named.get("charset", "")


def _codec(body: bytes, charset: str, options: IngestOptions) -> str | None:
    """The encoding said by the user, else by the server where the bytes are not UTF-8."""
    return options.encoding or (None if is_utf8(body) else browser_codec(charset))


def _read(record: Record, body: bytes, media: str, options: IngestOptions) -> Found:
    url = record.headers.get("warc-target-uri", "").strip("<>") or None
    if media in PAGES:
        found = page_in(body, replace(options, url=url))
    else:
        decoded = decode(body, options.encoding)
        found = Found(
            text=decoded.text,
            encoding=decoded.encoding,
            media_type=media,
            title=title_of(decoded.text),
            problems=decoded.problems,
        )
    kept = tuple((key, record.headers[key]) for key in KEPT if record.headers.get(key))
    return replace(found, url=url or found.url, headers=kept)
