"""From what was found in an input to a report with its issues."""

import hashlib
from collections.abc import Iterator

from reportedly.errors import IssueCode, UnreadableInput
from reportedly.ingest.checks import suspicions, without_surrogates
from reportedly.ingest.found import Found
from reportedly.ingest.furniture import find_furniture
from reportedly.ingest.language import detect, language_tag
from reportedly.ingest.options import TOOL, IngestOptions
from reportedly.ingest.problem import Problem
from reportedly.ingest.publication import find_published
from reportedly.lang import READ
from reportedly.model.ids import report_id, work_id
from reportedly.model.issue import Issue
from reportedly.model.report import Capture, Received, Report

MIN_LETTERS_TO_OVERRULE = 200  # of text, before we believe it rather than a page's own tag


def build(
    found: Found, raw: bytes, where: str, options: IngestOptions
) -> Iterator[Received | Issue]:
    """The report that `found` is, then its issues. Raises UnreadableInput (EMPTY) for no text."""
    text, surrogates = without_surrogates(found.text)
    if not text.strip():
        raise UnreadableInput(IssueCode.EMPTY, "nothing but white space" if text else "")
    publisher = options.publisher or found.publisher
    language, language_problems = _language(found, text, options)
    furniture = find_furniture(text, found.title, language, found.furniture)
    published, date_problems = find_published(text, found, furniture, options)
    identity = report_id(publisher, found.url, text)
    report = Report(
        id=identity,
        work=work_id(publisher, found.earlier_url or found.url, text),
        version=found.version,
        publisher=publisher,
        url=found.url,
        title=found.title,
        text=text,
        published=published,
        language=language,
        original_language=found.original_language,
        sha256_text=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        furniture=furniture,
        status=found.status,
        supersedes=found.supersedes,
        capture=_capture(found, raw, where, options),
    )
    yield Received(report=report, raw=raw)
    text_problems = (*surrogates, *suspicions(text))
    for problem in (*found.problems, *text_problems, *date_problems, *language_problems):
        yield problem.issue(where, identity)


def _capture(found: Found, raw: bytes, where: str, options: IngestOptions) -> Capture:
    return Capture(
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        media_type=found.media_type,
        encoding=found.encoding,
        origin=where,
        captured_at=options.captured_at,
        tool=TOOL,
        operator=options.operator,
        headers=(*found.headers, *options.headers),
    )


def _language(
    found: Found, text: str, options: IngestOptions
) -> tuple[str | None, tuple[Problem, ...]]:
    """The language given, else that of the text, else the one the input claims."""
    language = language_tag(options.language) if options.language else None
    if language is None and found.language_given:
        language = found.language
    if language is None:
        language = _checked(found.language, text)
    if language is None or language in READ:
        return language, ()
    return language, (Problem(IssueCode.LANGUAGE_UNREAD, language),)


def _checked(claimed: str | None, text: str) -> str | None:
    """A page's tag is often the template's: a longer text that says otherwise is believed."""
    detected = detect(text)
    if claimed is None or detected is None:
        return detected or claimed
    return detected if len(text) >= MIN_LETTERS_TO_OVERRULE else claimed
