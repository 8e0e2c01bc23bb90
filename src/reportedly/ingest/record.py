"""What the keys of one JSON record mean: a text or a page, and what is known about it.

Keys: ``text`` or ``html``; ``publisher``, ``url``, ``title``, ``published`` (or ``date``),
``language`` (or ``lang``), ``original_language``, ``status`` (original, updated, edited, corrected,
withdrawn), ``version`` (a number), ``supersedes`` (report id or address of the earlier version).
Others are ignored. Null and "" mean that nothing is said.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reportedly.errors import IssueCode, UnreadableInput
from reportedly.ingest.found import DateFound, Found
from reportedly.ingest.html import page_of
from reportedly.ingest.language import language_tag
from reportedly.ingest.problem import Problem
from reportedly.model.ids import ReportId
from reportedly.model.report import DateSource, Status

MEDIA_TYPE = "application/json"
KEYS = (
    "text", "html", "publisher", "url", "title", "published", "date", "language", "lang",
    "original_language", "status", "supersedes",
)  # fmt: skip
REPORT_ID = re.compile(r"r_[0-9a-f]{32}\Z")
LATER_VERSION = 2  # of a record that supersedes another and does not number itself


def found_in(record: Mapping[str, Any], encoding: str) -> Found:
    """What a record says. Raises UnreadableInput (BAD_JSON, EMPTY, NO_TEXT) if it has no text."""
    said, problems = _strings(record)
    base = _text_or_page(record, said, encoding)
    given = tuple(
        DateFound(said[key], DateSource.GIVEN) for key in ("published", "date") if key in said
    )
    language = language_tag(said.get("language") or said.get("lang") or "")
    status, status_problems = _status(said.get("status"))
    version, version_problems = _version(record.get("version"), "supersedes" in said)
    earlier = said.get("supersedes")
    earlier_id = ReportId(earlier) if earlier and REPORT_ID.match(earlier) else None
    return replace(
        base,
        title=said.get("title") or base.title,
        publisher=said.get("publisher") or base.publisher,
        url=said.get("url") or base.url,
        dates=(*given[:1], *base.dates),
        language=language or base.language,
        language_given=language is not None,
        original_language=language_tag(said.get("original_language") or ""),
        status=status,
        version=version,
        supersedes=earlier_id,
        earlier_url=earlier if earlier_id is None else None,
        problems=(*base.problems, *problems, *status_problems, *version_problems),
    )


def _strings(record: Mapping[str, Any]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The non-empty strings under :data:`KEYS`, and a problem for each value of another kind."""
    said: dict[str, str] = {}
    problems = []
    for key in KEYS:
        value = record.get(key)
        if isinstance(value, str):
            if value.strip():
                said[key] = value if key in ("text", "html") else value.strip()
        elif value is not None:
            problems.append(_ignored(key, value))
    return said, tuple(problems)


def _ignored(key: str, value: object) -> Problem:
    return Problem(IssueCode.BAD_JSON, f'"{key}" is {str(value)[:40]!r}; the key was ignored')


def _text_or_page(record: Mapping[str, Any], said: Mapping[str, str], encoding: str) -> Found:
    if "text" in said:
        return Found(text=said["text"], encoding=encoding, media_type=MEDIA_TYPE)
    if "html" in said:
        page = page_of(said["html"], said.get("url"))
        return replace(page, encoding=encoding, media_type=MEDIA_TYPE)
    given = record.get("text", record.get("html"))
    if isinstance(given, str):
        raise UnreadableInput(IssueCode.EMPTY, "the text is empty")
    if given is not None:
        kind = type(given).__name__
        raise UnreadableInput(IssueCode.BAD_JSON, f'"text" or "html" is no string but {kind}')
    raise UnreadableInput(IssueCode.BAD_JSON, 'no "text" and no "html"')


def _status(value: str | None) -> tuple[Status, tuple[Problem, ...]]:
    try:
        return Status(value.lower()) if value else Status.ORIGINAL, ()
    except ValueError:
        return Status.ORIGINAL, (_ignored("status", value),)


def _version(value: object, later: bool) -> tuple[int, tuple[Problem, ...]]:
    default = LATER_VERSION if later else 1
    if value is None:
        return default, ()
    if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
        return value, ()
    return default, (_ignored("version", value),)
