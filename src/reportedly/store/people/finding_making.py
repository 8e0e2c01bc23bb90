"""Makes findings of what a person has written, and refuses what cannot be kept."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reportedly.errors import InvalidRecord, NotFound
from reportedly.model.days import is_given_day
from reportedly.model.finding import Excerpt, Finding, Outside
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.store.ledger import Ledger

LONGEST = 2_000  # characters of a conclusion
LONGEST_TEXT = 5_000  # … of method and limits
LONGEST_FIELD = 500  # … of a value of evidence outside the ledger
MOST = 200  # pieces of evidence of one kind
_SHA256 = re.compile(r"[0-9a-f]{64}")
_URL = re.compile(r"https?://\S+")


def checked_finding(ledger: Ledger, finding: Finding, before: Finding | None = None) -> Finding:
    """The finding as it is kept. Raises InvalidRecord with one sentence that says what is wrong.

    `before` is the revision it takes the place of: what that named may be gone from the ledger
    since, and be named again. A final one must be whole; a draft need only say something.
    """
    tidy = _tidied(finding)
    _check_sizes(tidy)
    for one in tidy.outside:
        _check_outside(one)
    _check_claims(ledger, tidy, before)
    _check_excerpts(ledger, tidy, before)
    tidy = _about_checked(ledger, tidy, before)
    missing = [*_missing(tidy)] if tidy.final else []
    if missing:
        raise InvalidRecord(f"a final finding needs {', '.join(missing)}; a draft can wait for it")
    return tidy


def excerpt_of(report: Report, words: str) -> Excerpt:
    """The words of a report as evidence, all of it without words; raises InvalidRecord.

    White space between words counts as one blank. Of several places the first is taken.
    """
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return Excerpt(report=report.id)
    found = re.search(r"\s+".join(parts), report.text)
    if found is None:
        raise InvalidRecord(f"the report {report.id} does not have the words “{words.strip()}”")
    return Excerpt(report=report.id, spans=(Span(*found.span()),))


def _tidied(finding: Finding) -> Finding:
    return replace(
        finding,
        text=" ".join(_plain(finding.text).split()),
        method=_plain(finding.method),
        limits=_plain(finding.limits),
        evidence=tuple(dict.fromkeys(finding.evidence)),
        kinds=tuple(dict.fromkeys(finding.kinds)),
        excerpts=tuple(dict.fromkeys(finding.excerpts)),
        outside=tuple(map(_tidy_outside, finding.outside)),
        about=replace(finding.about, claims=tuple(dict.fromkeys(finding.about.claims))),
    )


def _tidy_outside(one: Outside) -> Outside:
    told = {name: " ".join(_plain(getattr(one, name)).split()) for name in Outside.__slots__}
    return Outside(**{**told, "sha256": told["sha256"].lower()})


def _plain(text: str) -> str:
    """Text without outer white space, lone surrogates and what steers a terminal."""
    whole = text.encode("utf-8", "replace").decode()
    kept = (sign if sign.isprintable() or sign in "\n\t" else " " for sign in whole)
    return "".join(kept).strip()


def _check_sizes(finding: Finding) -> None:
    if not finding.text:
        raise InvalidRecord("a finding says something: write it in a sentence")
    for name, words, most in (
        ("the finding", finding.text, LONGEST),
        ("the method", finding.method, LONGEST_TEXT),
        ("what it does not show", finding.limits, LONGEST_TEXT),
    ):
        if len(words) > most:
            raise InvalidRecord(f"{name} has {len(words):,} characters; at most {most:,} are kept")
    for name, items in (
        ("claims", finding.evidence),
        ("excerpts", finding.excerpts),
        ("things outside the ledger", finding.outside),
    ):
        if len(items) > MOST:
            raise InvalidRecord(f"at most {MOST} {name} are kept as evidence")


def _check_outside(one: Outside) -> None:
    if not one.what:
        raise InvalidRecord("evidence outside the ledger must be described: say what it is")
    if any(len(getattr(one, name)) > LONGEST_FIELD for name in Outside.__slots__):
        raise InvalidRecord(
            f"“{one.what[:60]}” has more than {LONGEST_FIELD} characters in a field"
        )
    if one.sha256 and not _SHA256.fullmatch(one.sha256):
        raise InvalidRecord(f"the SHA-256 of “{one.what}” must be 64 digits from 0 to f")
    if one.day and not is_given_day(one.day):
        raise InvalidRecord(f"“{one.day}” is no day, month or year; write 2025-03-11")
    if one.url and not _URL.fullmatch(one.url):
        raise InvalidRecord(f"“{one.url}” is no address that begins with http:// or https://")


def _check_claims(ledger: Ledger, finding: Finding, before: Finding | None) -> None:
    known = ledger.known_claims(finding.claims)
    unknown = {*finding.claims} - known - {*(before.claims if before else ())}
    if unknown:
        raise InvalidRecord(f"the ledger has no claim {min(unknown)}")


def _check_excerpts(ledger: Ledger, finding: Finding, before: Finding | None) -> None:
    for one in finding.excerpts:
        if before and one in before.excerpts:
            continue
        try:
            size = len(ledger.report(one.report).text)
        except NotFound as error:
            raise InvalidRecord(f"the ledger has no report {one.report}") from error
        if one.spans and one.spans[-1].end > size:
            raise InvalidRecord(f"the words end after the text of {one.report}")


def _about_checked(ledger: Ledger, finding: Finding, before: Finding | None) -> Finding:
    """The finding with the id of the living incident; its version must be one of the account."""
    about = finding.about
    if about.incident is None:
        if about.slot or about.value:
            raise InvalidRecord("a version is one of an incident: say of which")
        return finding
    if before and about == before.about:
        return finding
    try:
        account = ledger.account(about.incident)
    except NotFound as error:
        raise InvalidRecord(f"the ledger has no incident {about.incident}") from error
    known = {(item.slot, item.population, item.value) for item in account.propositions}
    slots = {(slot, population) for slot, population, _ in known}
    told = (about.slot, about.population)
    if about.slot and told not in slots:
        raise InvalidRecord(f"nothing is told as “{about.slot}” in {about.incident}")
    if about.value and (*told, about.value) not in known:
        raise InvalidRecord(f"“{about.value}” is no version of {about.slot} in {about.incident}")
    return replace(finding, about=replace(about, incident=account.incident.id))


def _missing(finding: Finding) -> Iterator[str]:
    about = finding.about
    if about.incident is None and not about.claims:
        yield "what it is about"
    if finding.conclusion is None:
        yield "what it says of that"
    if not (finding.evidence or finding.excerpts or finding.outside):
        yield "evidence"
    if not (finding.kinds or finding.method):
        yield "its method"
