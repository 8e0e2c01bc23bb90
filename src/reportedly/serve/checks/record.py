"""A check as one JSON object: claims and accounts in the record format, the rest beside them."""

import json
from collections.abc import Iterable
from typing import Any

from reportedly.codec import encode_account, encode_claim, encode_finding, encode_report
from reportedly.model.check import (
    Check,
    CheckedClaim,
    Kin,
    Meeting,
    Met,
    Remark,
    Telling,
    Version,
)
from reportedly.model.claim import ReportHeader
from reportedly.model.finding import KeptFinding
from reportedly.model.incident import Origin, Proposition


def record_of(check: Check) -> dict[str, Any]:
    """The check with plain keys; ids of the text's own claims are in no ledger."""
    looked = check.searched
    return {
        "report": json.loads(encode_report(check.report))["report"],
        "supposed": check.supposed,
        "unread": check.unread,
        "claims": [_claim(item) for item in check.claims],
        "incidents": [_met(item) for item in check.incidents],
        "nearby": [{"id": id_, "title": title} for id_, title in check.nearby],
        "kin": [_kin(item) for item in check.kin],
        "searched": {
            "words": list(looked.words),
            "places": [{"id": place.id, "name": place.name} for place in looked.places],
            "since": looked.since,
            "until": looked.until,
            "found": looked.found,
            "compared": looked.compared,
        },
        "coverage": {name: getattr(check.coverage, name) for name in COVERAGE},
        "revision": check.revision,
    }


COVERAGE = ("reports", "publishers", "first", "last", "languages", "unread", "undated")


def _claim(item: CheckedClaim) -> dict[str, Any]:
    return {
        "claim": json.loads(encode_claim(item.claim)),
        "words": item.words,
        "tellings": [_telling(one) for one in item.tellings],
        "nearest": item.nearest.claim.id if item.nearest else None,
        "changes": [
            {"kind": one.kind.value, "before": one.before, "after": one.after}
            for one in item.changes
        ],
        "replies": [_telling(one) for one in item.replies],
        "remarks": [_remark(one) for one in item.remarks],
        "incidents": [_meeting(one) for one in item.meetings],
        "findings": _findings(item.findings),
        "unmet": [
            {"title": one.title, "elsewhen": [id_ for id_, _ in one.elsewhen]} for one in item.unmet
        ],
    }


def _telling(one: Telling) -> dict[str, Any]:
    return {
        "claim": one.claim.id,
        "report": _header(one.claim.report),
        "speaker": one.speaker,
        "cue": one.cue,
        "words": one.words,
        "tie": one.tie.value,
        "shared": one.shared,
        "retracted": one.retracted,
    }


def _header(header: ReportHeader) -> dict[str, Any]:
    names = ("id", "publisher", "published", "title", "url")
    return {name: getattr(header, name) for name in names}


def _remark(one: Remark) -> dict[str, Any]:
    return {"status": one.status.value, "by": one.by, "claim": one.claim.id}


def _meeting(one: Meeting) -> dict[str, Any]:
    versions = [_version(version) for version in one.versions]
    return {"id": one.incident, "why": one.why, "versions": versions}


def _version(one: Version) -> dict[str, Any]:
    return {
        **_named(one.told),
        "origins": [_origin(origin) for origin in one.origins],
        "rivals": [
            {
                **_named(rival.proposition),
                "relation": rival.relation.value if rival.relation else None,
                "why": rival.why,
                "origins": [_origin(origin) for origin in rival.proposition.origins],
            }
            for rival in one.rivals
        ],
    }


def _named(item: Proposition) -> dict[str, Any]:
    return {"slot": item.slot, "population": item.population, "value": item.value}


def _origin(origin: Origin) -> dict[str, Any]:
    return {
        "speaker": origin.speaker,
        "side": origin.side,
        "stance": origin.stance.value,
        "dependence": origin.dependence.value,
        "depends_on": origin.depends_on,
        "claims": list(origin.claims),
        "reports": origin.reports,
        "newsrooms": origin.newsrooms,
        "lineages": origin.lineages,
        "withdrawn": origin.withdrawn,
        "unverified": origin.unverified,
    }


def _met(item: Met) -> dict[str, Any]:
    return {
        "account": json.loads(encode_account(item.account))["account"],
        "uncompared": item.uncompared,
        "denials": [
            {**_named(one.proposition), "origin": _origin(one.origin)} for one in item.denials
        ],
        "remarks": [_remark(one) for one in item.remarks],
        "findings": _findings(item.findings),
    }


def _findings(found: Iterable[KeptFinding]) -> list[dict[str, Any]]:
    return [json.loads(encode_finding(one.finding))["finding"] for one in found]


def _kin(item: Kin) -> dict[str, Any]:
    return {
        "report": _header(item.report),
        "kind": item.kind.value,
        "earlier": item.earlier,
        "shared": item.shared,
        "of_text": item.of_text,
        "others": item.others,
    }
