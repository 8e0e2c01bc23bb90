"""JSON-LD with schema.org: a Claim with its appearance for every claim, a ClaimReview per finding.

A ClaimReview stands only where a desk has a final finding. It has no rating, since a finding has
none: its body is the finding's own words, and itemReviewed are the claims it rests on. Where a
claim stands in its report is told with the Web Annotation vocabulary, in characters.

Loses: which of the claims it rests on a finding upholds; findings that are not final; events,
places, times, figures, commitment and chain of a claim; incidents; the text of reports.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from reportedly.export.answers import Answers, Choices, Leave, Told, review_of
from reportedly.export.objects import filled, write_list
from reportedly.model.claim import ReportHeader, Speaker
from reportedly.model.referent import SourceKind
from reportedly.model.review import Finding
from reportedly.wording import coverage_words, speaker_words

CONTEXT = ["https://schema.org", {"oa": "http://www.w3.org/ns/oa#"}]
URN = "urn:reportedly:"
BODIES = frozenset(
    {
        SourceKind.GOVERNMENT,
        SourceKind.MILITARY,
        SourceKind.ARMED_GROUP,
        SourceKind.COMPANY,
        SourceKind.AID,
        SourceKind.MEDIA,
        SourceKind.ORGANISATION,
    }
)
PEOPLE = frozenset(
    {SourceKind.OFFICIAL, SourceKind.POLITICIAN, SourceKind.ANALYST, SourceKind.WITNESS}
)


def write(answers: Answers, choices: Choices, out: BinaryIO, leave: Leave) -> int:
    """Write one graph; returns how many nodes it has."""
    return write_list(out, {"@context": CONTEXT}, "@graph", _nodes(answers))


def _nodes(answers: Answers) -> Iterator[dict[str, Any]]:
    yield {
        "@type": "Dataset",
        "@id": f"{URN}ledger",
        "name": "Claims of a ledger of reports",
        "version": str(answers.revision),
        "description": f"In {coverage_words(answers.coverage)}. {answers.masking}".strip(),
    }
    described: set[str] = set()
    for told in answers.claims():
        report = told.claim.report
        if report.id not in described:
            described.add(report.id)
            yield _report(report)
        yield _claim(told)
    for finding in answers.findings:
        if finding.final:
            yield _review(finding, answers.told(finding.evidence))


def _report(report: ReportHeader) -> dict[str, Any]:
    node = {
        "@type": "CreativeWork",
        "@id": URN + report.id,
        "identifier": report.id,
        "url": report.url,
        "headline": report.title,
        "datePublished": report.published,
        "inLanguage": report.language,
        "version": report.version,
        "publisher": _publisher(report),
    }
    return filled(node)


def _publisher(report: ReportHeader) -> dict[str, str]:
    return {"@type": "Organization", "name": report.publisher} if report.publisher else {}


def _claim(told: Told) -> dict[str, Any]:
    claim = told.claim
    authors = [_author(speaker) for speaker in claim.speakers]
    node = {
        "@type": "Claim",
        "@id": URN + claim.id,
        "identifier": claim.id,
        "text": told.content,
        "author": authors or _publisher(claim.report),
        "url": claim.report.url,
        "appearance": {"@id": URN + claim.report.id},
        "creativeWorkStatus": f"{told.standing}, {review_of(told)}"
        + (", masked" if told.masked else ""),
        "oa:hasTarget": {
            "@type": "oa:SpecificResource",
            "oa:hasSource": {"@id": URN + claim.report.id},
            "oa:hasSelector": [
                {"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end}
                for span in claim.content
            ],
        },
    }
    return filled(node)


def _author(speaker: Speaker) -> dict[str, Any]:
    """Who said it: a body or a person where the kind of source says so."""
    kind = (
        "Organization"
        if speaker.kind in BODIES
        else "Person"
        if speaker.kind in PEOPLE
        else "Thing"
    )
    said_of = speaker.role if speaker.name else (speaker.role or speaker_words(speaker))
    return filled({"@type": kind, "name": speaker.name, "description": said_of})


def _review(finding: Finding, evidence: tuple[Told, ...]) -> dict[str, Any]:
    node = {
        "@type": "ClaimReview",
        "claimReviewed": [told.content for told in evidence],
        "itemReviewed": [{"@id": URN + told.claim.id} for told in evidence],
        "reviewBody": finding.text,
        "reviewAspect": f"method: {finding.method}" if finding.method else None,
        "author": {"name": finding.by},
        "datePublished": finding.at.isoformat(),
    }
    return filled(node)
