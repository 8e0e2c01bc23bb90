"""Marked-up test texts: ``{src The ministry} {cue said} {con Orland had fled}.``

Tags are ``src``, ``cue``, ``con`` and ``nar`` (a narrated content). A number after a tag ("con2")
joins the spans of one attribution; without a number it is 1, and every ``nar`` is its own.
Braces nest. Attributions come back in the order of their first content.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.ids import report_id, work_id
from reportedly.model.reading import Reading
from reportedly.model.report import Capture, Report, Status
from reportedly.model.span import Span
from reportedly.reader.words import read

_TAG = re.compile(r"\{(src|cue|con|nar)(\d*) |\}")
_MARKS = '“”"«»'


@dataclass(frozen=True)
class Marked:
    """A reading of the bare text and the attributions its marks say."""

    reading: Reading
    attributions: tuple[Attribution, ...]

    @property
    def text(self) -> str:
        return self.reading.text


def parse(marked: str) -> Marked:
    """The text without its marks, read, with the attributions they show."""
    text, groups = _strip(marked)
    found = sorted((_attribution(text, spans) for spans in groups), key=_order)
    return Marked(read(plain_report(text)), tuple(_nest(found)))


def plain_report(text: str) -> Report:
    """An English report of that text, by nobody, undated."""
    return Report(
        id=report_id(None, None, text), work=work_id(None, None, text), version=1, publisher=None,
        url=None, title=None, text=text, published=None, language="en", original_language=None,
        sha256_text="", furniture=(), status=Status.ORIGINAL, supersedes=None,
        capture=Capture(sha256="", size=0, media_type="text/plain", encoding=None, origin="-",
                        captured_at=datetime(2024, 1, 1, tzinfo=UTC), tool="test"),
    )  # fmt: skip


def _strip(marked: str) -> tuple[str, list[dict[str, list[Span]]]]:
    """The text without marks and, per attribution, its spans by tag."""
    text, last = "", 0
    groups: dict[str, dict[str, list[Span]]] = {}
    opened: list[tuple[str, str, int]] = []
    for mark in _TAG.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark[1]:
            alone = f"nar{mark.start()}" if mark[1] == "nar" else "1"
            opened.append((mark[1], mark[2] or alone, len(text)))
        else:
            tag, number, start = opened.pop()
            groups.setdefault(number, {}).setdefault(tag, []).append(Span(start, len(text)))
    return text + marked[last:], list(groups.values())


def _attribution(text: str, spans: dict[str, list[Span]]) -> Attribution:
    content = tuple(sorted(spans.get("nar") or spans["con"]))
    words = content[0].of(text)
    quotation = Quotation.INDIRECT
    if "nar" in spans:
        quotation = Quotation.NARRATION
    elif words[0] in _MARKS:
        quotation = Quotation.DIRECT
    elif any(mark in words for mark in _MARKS):
        quotation = Quotation.MIXED
    return Attribution(
        source=tuple(sorted(spans.get("src", []))), cue=tuple(sorted(spans.get("cue", []))),
        content=content, quotation=quotation, confidence=1.0,
        made=Made(by="test", version="1", rule="marked"),
    )  # fmt: skip


def _order(attribution: Attribution) -> tuple[int, int]:
    return attribution.content[0].start, -attribution.content[-1].end


def _nest(found: list[Attribution]) -> list[Attribution]:
    """Set `within` to the tightest content that holds an attribution's own."""
    nested = []
    for inner in found:
        holders = [
            (outer.content[-1].end - outer.content[0].start, index)
            for index, outer in enumerate(found)
            if outer is not inner and any(span.contains(inner.content[0]) for span in outer.content)
        ]
        nested.append(replace(inner, within=min(holders)[1] if holders else None))
    return nested
