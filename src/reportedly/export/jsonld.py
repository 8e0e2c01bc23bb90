"""JSON-LD with schema.org: a Claim with its appearance for every claim, a ClaimReview per finding.

A ClaimReview stands only where a desk has a final finding. It has no rating, since a finding has
none: its body is the finding's own words, itemReviewed are the claims it speaks of (those it rests
on, if it names none), citation is its evidence. Where a claim stands in its
report is told with the Web Annotation vocabulary, in characters.

Loses: findings that are drafts or withdrawn, and those of which no words are left; events, places,
times, figures, commitment and chain of a claim; incidents; the text of reports.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from reportedly.export.answers import Answers, Choices, Leave, Told, review_of
from reportedly.export.objects import filled, write_list
from reportedly.finding_words import (
    conclusion_words,
    method_words,
    proposition_words,
    removed_words,
)
from reportedly.model.claim import ReportHeader, Speaker
from reportedly.model.finding import Finding, FindingStatus, Outside
from reportedly.model.referent import SourceKind
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
        if finding.status is FindingStatus.FINAL and finding.text:
            spoken_of = finding.about.claims or finding.evidence
            yield _review(finding, answers.told(spoken_of), answers.told(finding.evidence))


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


def _review(
    finding: Finding, spoken_of: tuple[Told, ...], evidence: tuple[Told, ...]
) -> dict[str, Any]:
    """What a desk found of claims, or of a version that no claim is named for."""
    method, proposition = method_words(finding), proposition_words(finding)
    says = f"The finding {conclusion_words(finding)}." if finding.conclusion else ""
    limits = f"Limits: {finding.limits}" if finding.limits else ""
    node = {
        "@type": "ClaimReview",
        "@id": URN + finding.id,
        "identifier": finding.id,
        "claimReviewed": [told.content for told in spoken_of] or proposition,
        "itemReviewed": [{"@id": URN + told.claim.id} for told in spoken_of],
        "reviewBody": finding.text,
        "reviewAspect": f"method: {method}" if method else None,
        "description": " ".join(filter(None, [says, limits, removed_words(finding)])),
        "citation": [
            *({"@id": URN + told.claim.id} for told in evidence),
            *({"@id": URN + one.report} for one in finding.excerpts),
            *map(_outside, finding.outside),
        ],
        "author": {"name": finding.by},
        "datePublished": finding.at.isoformat(),
    }
    return filled(node)


def _outside(one: Outside) -> dict[str, Any]:
    """Evidence outside the ledger, as described; nothing of it was fetched."""
    node = {
        "@type": "MediaObject" if one.file or one.sha256 else "CreativeWork",
        "description": one.what,
        "name": one.file,
        "sha256": one.sha256,
        "url": one.url,
        "temporal": one.day,
        "provider": {"name": one.obtained_by} if one.obtained_by else None,
    }
    return filled(node)
