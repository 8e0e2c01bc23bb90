"""What looks wrong in a decoded text: controls, mojibake, lone surrogates, very long lines.

Nothing is changed here; a suspicion is recorded and the text is kept as it came.
"""

import re
from itertools import islice

from reportedly.errors import IssueCode
from reportedly.ingest.problem import Problem
from reportedly.model.span import Span

LONG_LINE = 50_000  # characters; the longest press report on one line in our corpora has 39,000
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u202d\u202e]")  # the last two turn words round
SURROGATE = re.compile(r"[\ud800-\udfff]")
RUN = re.compile(r"[^\x00-\x7f]{2,}")
PLAUSIBLE = re.compile(r"[\xa0-\u017f\u0370-\u06ff\u2010-\u203f\u20a0-\u20bf\u2100-\u2122]+")
MOJIBAKE_RUNS = 200  # looked at; more would only cost time
MIN_EVIDENCE = 3  # characters in runs; "Ö»" closes a quotation in some languages
MIN_CYRILLIC_RUN = 4  # characters; two Cyrillic letters can be valid UTF-8 by accident


def _byte_of(encoding: str) -> dict[str, int]:
    """The byte of each character above 127; bytes without a character stand for themselves."""
    table = {chr(byte): byte for byte in range(128, 256)}
    for byte in range(128, 256):
        table[bytes([byte]).decode(encoding, "ignore") or chr(byte)] = byte
    return table


WESTERN, CYRILLIC = _byte_of("cp1252"), _byte_of("cp1251")


def suspicions(text: str) -> tuple[Problem, ...]:
    """Everything that looks wrong in `text`, at most one problem of each code."""
    found = (_controls(text), _mojibake(text), _long_line(text))
    return tuple(problem for problem in found if problem is not None)


def without_surrogates(text: str) -> tuple[str, tuple[Problem, ...]]:
    """`text` with each lone surrogate replaced by U+FFFD, and the problem if there was one."""
    first = SURROGATE.search(text)
    if first is None:
        return text, ()
    clean, count = SURROGATE.subn("\ufffd", text)
    span = Span(first.start(), first.end())
    return clean, (Problem(IssueCode.LONE_SURROGATE, f"{count} places", span),)


def _controls(text: str) -> Problem | None:
    first = CONTROL.search(text)
    if first is None:
        return None
    count = len(CONTROL.findall(text))
    detail = f"{count}, first U+{ord(first.group()):04X}"
    return Problem(IssueCode.CONTROL_CHARACTERS, detail, Span(*first.span()))


def _long_line(text: str) -> Problem | None:
    if len(text) <= LONG_LINE:
        return None
    start = 0
    for line in text.splitlines(keepends=True):
        if len(line) > LONG_LINE:
            detail = f"{len(line)} characters"
            return Problem(IssueCode.LONG_LINE, detail, Span(start, start + len(line)))
        start += len(line)
    return None


def _mojibake(text: str) -> Problem | None:
    """The first run of characters that is UTF-8 read as something else."""
    if text.isascii():
        return None
    damaged = text.find("\ufffd")
    if damaged >= 0:
        detail = f"{text.count(chr(0xFFFD))} replacement characters"
        return Problem(IssueCode.MOJIBAKE, detail, Span(damaged, damaged + 1))
    runs = islice(RUN.finditer(text), MOJIBAKE_RUNS)
    hits = [(run, meant) for run in runs if (meant := meant_by(run.group())) is not None]
    if sum(len(run.group()) for run, _ in hits) < MIN_EVIDENCE:
        return None
    run, meant = hits[0]
    detail = f"{run.group()[:12]!r} may be {meant[:12]!r}"
    return Problem(IssueCode.MOJIBAKE, detail, Span(*run.span()))


def meant_by(run: str) -> str | None:
    """What a run of characters says if its bytes are read as UTF-8, or None if nothing likely."""
    for table in (WESTERN, CYRILLIC):
        if table is CYRILLIC and len(run) < MIN_CYRILLIC_RUN and not run.startswith("вЂ"):
            continue  # "вЂ™" is a quotation mark read as cp1251
        try:
            meant = bytes(table[character] for character in run).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            continue
        if PLAUSIBLE.fullmatch(meant):
            return meant
    return None
