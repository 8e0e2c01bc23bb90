"""The form that a finding is written in: what it shows of one, and which finding a sent one means.

Rows of claims, reports and evidence outside the ledger are numbered from 0: `claim_0`, `words_0`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from reportedly.errors import InvalidRecord, NotFound
from reportedly.model.finding import About, Conclusion, Excerpt, Finding, MethodKind, Outside
from reportedly.model.ids import ClaimId, IncidentId
from reportedly.model.incident import Account
from reportedly.model.span import Span, text_of
from reportedly.store.ledger import Ledger
from reportedly.store.people.finding_making import excerpt_of

Form = dict[str, str]
OUTSIDE = tuple(Outside.__slots__)
ROWS = 60  # of one kind in a form
ON = "on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who sends a form, and when."""

    by: str
    at: datetime


def version_key(slot: str, population: str | None, value: str) -> str:
    """A version of an account in one word, for a list to choose from."""
    return json.dumps([slot, population, value], ensure_ascii=False)


def form_of(ledger: Ledger, finding: Finding) -> Form:
    """The form that shows a finding."""
    about = finding.about
    form: Form = {
        "text": finding.text,
        "conclusion": finding.conclusion or "",
        "method": finding.method,
        "limits": finding.limits,
        "incident": about.incident or "",
        "version": version_key(about.slot, about.population, about.value) if about.slot else "",
    }
    form |= {f"kind_{kind}": ON for kind in finding.kinds}
    for number, claim in enumerate(finding.claims):
        form[f"claim_{number}"] = claim
        form |= {f"about_{number}": ON} if claim in about.claims else {}
        form |= {f"rests_{number}": ON} if claim in finding.evidence else {}
    for number, one in enumerate(finding.excerpts):
        form |= _excerpt_values(ledger, number, one)
    for number, other in enumerate(finding.outside):
        form |= {f"{name}_{number}": getattr(other, name) for name in OUTSIDE}
    return form


def _excerpt_values(ledger: Ledger, number: int, one: Excerpt) -> Form:
    """The report and its words; where they stand is sent along, as they may stand there twice."""
    try:
        words = text_of(ledger.report(one.report).text, one.spans) if one.spans else ""
    except NotFound:
        words = ""
    at = json.dumps([list(span) for span in one.spans])
    return {f"report_{number}": one.report, f"words_{number}": words, f"at_{number}": at}


def numbers_of(form: Mapping[str, str], name: str) -> list[int]:
    """The numbers of the rows that a form has under `name`, in order."""
    found = {
        int(end)
        for key in form
        for start, _, end in [key.rpartition("_")]
        if start == name and end.isascii() and end.isdigit() and len(end) <= len(str(ROWS))
    }
    return sorted(number for number in found if number < ROWS)


def finding_in(
    ledger: Ledger, form: Form, who: Who, before: Finding | None, *, final: bool
) -> Finding:
    """The finding that a form means, not yet checked. Raises InvalidRecord."""
    rows = [(number, form[f"claim_{number}"]) for number in numbers_of(form, "claim")]
    rests = [claim for number, claim in rows if form.get(f"rests_{number}") == ON]
    more = form.get("more_claims", "").replace(",", " ").split()
    found = Finding(
        text=form.get("text", ""),
        evidence=tuple(map(ClaimId, [*rests, *more])),
        method=form.get("method", ""),
        by=who.by,
        at=who.at,
        final=final,
        about=_about_in(form, [c for n, c in rows if form.get(f"about_{n}") == ON]),
        conclusion=_conclusion_in(form),
        kinds=tuple(kind for kind in MethodKind if form.get(f"kind_{kind}") == ON),
        excerpts=tuple(_excerpts_in(ledger, form, before)),
        outside=tuple(_outside_in(form)),
        limits=form.get("limits", ""),
    )
    return replace(found, id=before.id, removed=before.removed) if before else found


def _about_in(form: Form, claims: list[str]) -> About:
    incident, version = form.get("incident", ""), form.get("version", "")
    about = About(claims=tuple(map(ClaimId, claims)))
    if not incident:
        return about
    about = replace(about, incident=IncidentId(incident))
    if not version:
        return about
    try:
        slot, population, value = json.loads(version)
    except ValueError as error:
        raise InvalidRecord("the version is none of this incident") from error
    if not (isinstance(slot, str) and isinstance(value, str)):
        raise InvalidRecord("the version is none of this incident")
    return replace(about, slot=slot, population=population, value=value)


def _conclusion_in(form: Form) -> Conclusion | None:
    given = form.get("conclusion", "")
    try:
        return Conclusion(given) if given else None
    except ValueError as error:
        raise InvalidRecord(f"a finding cannot say “{given}”") from error


def _excerpts_in(ledger: Ledger, form: Form, before: Finding | None) -> Iterator[Excerpt]:
    for number in numbers_of(form, "report"):
        report = form[f"report_{number}"]
        if not report:
            continue
        kept = _kept_excerpt(form, number, before)
        if kept is not None and _says(ledger, kept, form.get(f"words_{number}", "")):
            yield kept
            continue
        try:
            yield excerpt_of(ledger.report(report), form.get(f"words_{number}", ""))
        except NotFound as error:
            raise InvalidRecord(f"the ledger has no report {report}") from error


def _kept_excerpt(form: Form, number: int, before: Finding | None) -> Excerpt | None:
    """The excerpt that a row showed, if the finding had it before."""
    try:
        spans = tuple(Span(*pair) for pair in json.loads(form.get(f"at_{number}", "") or "[]"))
    except (ValueError, TypeError) as error:
        raise InvalidRecord("where the words of a report stand is not understood") from error
    had = before.excerpts if before else ()
    return next(
        (one for one in had if (one.report, one.spans) == (form[f"report_{number}"], spans)), None
    )


def _says(ledger: Ledger, one: Excerpt, words: str) -> bool:
    """True if a form says of an excerpt what it was shown to say."""
    try:
        shown = text_of(ledger.report(one.report).text, one.spans) if one.spans else ""
    except NotFound:
        return True  # it is not shown any more, and stays evidence
    return shown.split() == words.split()


def _outside_in(form: Form) -> Iterator[Outside]:
    for number in numbers_of(form, "what"):
        told = {name: form.get(f"{name}_{number}", "") for name in OUTSIDE}
        if any(told.values()):
            yield Outside(**told)


def versions_of(account: Account) -> list[tuple[str, str | None, str]]:
    """Slot, population and value of every version of an account, each once."""
    return list(
        dict.fromkeys((item.slot, item.population, item.value) for item in account.propositions)
    )
