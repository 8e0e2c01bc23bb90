"""A check as lines for a terminal of any width: labels on the left, words on the right."""

import shutil
import sys
from collections.abc import Iterator

from reportedly.check_words import (
    TIE,
    VERIFIED,
    change_words,
    covered_words,
    day_words,
    ends_of,
    in_short,
    is_against,
    is_only_alike,
    kin_share,
    kin_words,
    origin_words,
    origins_words,
    rival_words,
    searched_words,
    some_words,
    told_words,
    version_words,
)
from reportedly.cli.output import write
from reportedly.finding_words import desk_line
from reportedly.model.check import Check, CheckedClaim, Meeting, Met, Telling, Version
from reportedly.model.claim import ReportHeader
from reportedly.model.factuality import SilenceKind
from reportedly.reconcile.accounts.saying import OCCURRED
from reportedly.wording import SILENCE, listed

Line = tuple[str, str]  # label, words
IN_A_PIPE = 100  # columns where there is no terminal
MOST_COLUMNS = 120
QUOTED = 160  # characters of a claim that are shown
INDENT = "  "


def print_check(check: Check) -> None:
    """The whole check on standard output."""
    _print([("", in_short(check)), *_on_text(check)])
    for number, item in enumerate(check.claims, 1):
        _print([(f"{number}.", _head(item)), *_on_claim(item)])
    for met in check.incidents:
        _print([("Incident", f"{met.account.incident.title}  {met.account.incident.id}"),
                *_on_incident(met)])  # fmt: skip
    last = [("Also there", f"{title}  {id_}") for id_, title in check.nearby]
    _print([*last, ("Searched", searched_words(check)), ("Covered", covered_words(check))])


def _print(lines: list[Line]) -> None:
    """Two columns that wrap to the terminal, and an empty line."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    columns = shutil.get_terminal_size((IN_A_PIPE, 24)).columns
    width = min(columns, MOST_COLUMNS)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, min_width=10)
    grid.add_column(overflow="fold")
    for label, words in lines:
        grid.add_row(Text(label), Text(printable(words)))
    Console(file=sys.stdout, width=width, highlight=False).print(grid)
    write("")


def printable(text: str) -> str:
    """On one line, and without what would steer a terminal."""
    plain = " ".join(text.split())
    return "".join(char if char.isprintable() else "\ufffd" for char in plain)


def _on_text(check: Check) -> Iterator[Line]:
    if day := day_words(check):
        yield "Date", f"{day} (--published)."
    for kin in check.kin:
        yield "Wording", f"{kin_words(kin)} {_report(kin.report)}; {kin_share(kin)}."


def _report(header: ReportHeader) -> str:
    day = (header.published or "no date")[:10]
    title = f" “{header.title}”" if header.title else ""
    return f"{header.publisher or 'unknown publisher'}, {day},{title} {header.id}"


def _head(item: CheckedClaim) -> str:
    said = " ".join(filter(None, [item.speaker or "The text itself", item.cue]))
    return f"{said}: {quoted(item.words)}"


def quoted(words: str) -> str:
    """A content in marks, cut if it is long."""
    plain = " ".join(words.split())
    cut = plain if len(plain) <= QUOTED else plain[: QUOTED - 1].rstrip() + "…"
    return cut if cut.startswith(("“", '"', "«")) else f"“{cut}”"


def _on_claim(item: CheckedClaim) -> Iterator[Line]:
    yield "Alike" if is_only_alike(item) else "Told", told_words(item)
    if item.tellings:
        yield from _tellings(item)
    for meeting in item.meetings:
        yield from _meeting(meeting)
    for unmet in item.unmet:
        yield "Incident", f"none in this ledger: {unmet.title}"
        for id_, title in unmet.elsewhen:
            yield "", f"{INDENT}on another day: {title}  {id_}"
    yield from (
        *(("Answered", _said(one)) for one in item.replies),
        *(("Checked", VERIFIED[one.status].format(one.by)) for one in item.remarks),
        *(("Finding", f"{desk_line(one)} {one.finding.id}") for one in item.findings),
    )


def _tellings(item: CheckedClaim) -> Iterator[Line]:
    yield from ((label, _telling(one)) for label, one in ends_of(item))
    if item.nearest is None:
        yield "Wording", "told there in other words"
        return
    if is_only_alike(item):
        yield "Wording", "shares words; nothing else ties the two"
        return
    words = [change_words(change) for change in item.changes]
    yield "Changed", "; ".join(words) if words else "nothing that was found"


def _said(one: Telling) -> str:
    return f"{' '.join(filter(None, [one.speaker, one.cue]))}: {quoted(one.words)}"


def _telling(one: Telling) -> str:
    header = one.claim.report
    day = (header.published or "no date")[:10]
    gone = "; since corrected or withdrawn" if one.retracted else ""
    publisher = header.publisher or "unknown publisher"
    why = f"({TIE[one.tie]}{gone})"
    return f"{day} {publisher}: {_said(one)} {why} {one.claim.id}"


def _meeting(meeting: Meeting) -> Iterator[Line]:
    for version in meeting.versions:
        yield "Version", f"{version_words(version.told)}: {origins_words(version)}"
        yield from _sides(version)


def _sides(version: Version) -> Iterator[Line]:
    """The origins of the version, then other versions; of a bare happening only its deniers."""
    if version.told.slot != OCCURRED:
        for origin in version.origins:
            yield "", INDENT + "– " + origin_words(origin)
    for rival in version.rivals:
        item = rival.proposition
        reason = f" ({rival.why})" if rival.why else ""
        who = "; ".join(f"{origin.speaker} {origin.stance.value}" for origin in item.origins)
        yield (
            "  against" if is_against(rival) else "  also",
            (f"{item.value}: {who}. {rival_words(rival)}{reason}"),
        )


def _on_incident(met: Met) -> Iterator[Line]:
    yield "", met.account.summary
    denied: dict[str, list[str]] = {}
    for denial in met.denials:
        denied.setdefault(version_words(denial.proposition), []).append(denial.origin.speaker)
    for what, who in denied.items():
        yield "Denied", f"{what} – by {listed(who)}"
    for silence in met.account.silences:
        yield "Silence", f"{silence.who}: {SILENCE[SilenceKind(silence.kind)]}"
    for by, status in dict.fromkeys((one.by, one.status) for one in met.remarks):
        yield "Checked", some_words(by, status)
    for kept in met.findings:
        yield "Finding", f"{desk_line(kept)} {kept.finding.id}"
