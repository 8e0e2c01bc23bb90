"""GeoJSON, JSON-LD, FollowTheMoney and record lines, each read by what reads it elsewhere."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from written import Case, Export, export, objects

from reportedly.blocks import Blanking, pattern_of
from reportedly.codec import decode_line, read_jsonl
from reportedly.export.answers import Answers, told_as_happened
from reportedly.export.ftm import date_of, is_name, party_of
from reportedly.export.masking import Masker
from reportedly.model.claim import Claim
from reportedly.model.finding import About, Conclusion, Finding, MethodKind, Outside
from reportedly.model.incident import Account
from reportedly.model.mention import PlaceRole
from reportedly.model.referent import SourceKind
from reportedly.model.report import Report
from reportedly.model.review import Review
from reportedly.model.run import Run

WHEN = datetime(2025, 3, 20, tzinfo=UTC)
FACTS = json.loads(Path(__file__).with_name("followthemoney.json").read_text(encoding="utf-8"))


def entities(exports: dict[Case, Export]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exports[Case("ftm")].data.splitlines()]


def test_record_lines_are_read_back_as_they_were(
    answers: Answers,
) -> None:
    nouns = list(read_jsonl(BytesIO(export(answers, Case("jsonl"), unmasked=True).data)))
    assert [n for n in nouns if isinstance(n, Claim)] == [t.claim for t in answers.claims()]
    assert [n for n in nouns if isinstance(n, Account)] == list(answers.accounts())
    assert [n for n in nouns if isinstance(n, Review)] == list(answers.reviews())
    assert [n for n in nouns if isinstance(n, Finding)] == list(answers.findings)
    assert [n for n in nouns if isinstance(n, Run)] == list(answers.runs)


def test_record_lines_hold_texts_only_if_asked(answers: Answers) -> None:
    texts = [filed.report.text for filed in answers.reports()]
    for with_text, shown in ((False, []), (True, texts)):
        lines = export(answers, Case("jsonl"), with_text=with_text, unmasked=True).data.splitlines()
        nouns = map(decode_line, lines)
        assert [noun.text for noun in nouns if isinstance(noun, Report)] == shown


def test_points_are_in_the_order_of_geojson_and_say_how_far_the_place_extends(
    exports: dict[Case, Export], answers: Answers
) -> None:
    features = objects(exports[Case("geojson")].data, "features")
    assert len({feature["id"] for feature in features}) == len(features)
    for feature in features:
        longitude, latitude = feature["geometry"]["coordinates"]
        assert feature["geometry"]["type"] == "Point"
        assert -135 < longitude < -128  # the sample's war is drawn on the South Pacific
        assert -47 < latitude < -44
        assert feature["properties"]["radius_km"] > 0
    accounts = {account.incident.id for account in answers.accounts() if account.incident.place}
    assert {f["id"] for f in features if f["properties"]["kind"] == "incident"} == accounts


def test_places_that_only_describe_have_no_point(
    exports: dict[Case, Export], answers: Answers
) -> None:
    ids = {feature["id"] for feature in objects(exports[Case("geojson")].data, "features")}
    for told in answers.claims():
        for index, toponym in enumerate(told.claim.places):
            shown = toponym.role is PlaceRole.EVENT and toponym.place is not None
            assert (f"{told.claim.id}:{index}" in ids) is shown


def test_a_claim_review_stands_only_where_a_final_finding_is(
    exports: dict[Case, Export], answers: Answers
) -> None:
    data = exports[Case("jsonld")].data
    nodes = objects(data, "@graph")
    (final,) = [finding for finding in answers.findings if finding.final]
    (review,) = [node for node in nodes if node["@type"] == "ClaimReview"]
    assert review["reviewBody"] == final.text
    known = {node["@id"] for node in nodes if node["@type"] == "Claim"}
    assert {item["@id"] for item in review["itemReviewed"]} <= known
    assert [item["@id"].rpartition(":")[2] for item in review["itemReviewed"]] == list(
        final.evidence
    )
    assert b"reviewRating" not in data
    assert b"ratingValue" not in data
    assert json.loads(data)["@context"][0] == "https://schema.org"


def test_a_claim_review_tells_what_it_speaks_of_its_evidence_and_its_limits(
    answers: Answers,
) -> None:
    first, second = list(answers.claims())[:2]
    finding = Finding(
        text="The second film is older.",
        evidence=(second.claim.id,),
        method="Frames compared.",
        by="desk",
        at=WHEN,
        final=True,
        about=About(claims=(first.claim.id,)),
        conclusion=Conclusion.CONTRADICTS,
        kinds=(MethodKind.FOOTAGE,),
        outside=(
            Outside(what="a film", file="a.mp4", sha256="ab" * 32, url="https://x.example/a"),
        ),
        limits="Not where it was taken.",
    )
    own = replace(answers, findings=(finding, replace(finding, withdrawn="an error")))
    nodes = objects(export(own, Case("jsonld"), unmasked=True).data, "@graph")
    (review,) = [node for node in nodes if node["@type"] == "ClaimReview"]
    assert review["itemReviewed"] == [{"@id": f"urn:reportedly:{first.claim.id}"}]
    assert review["citation"][0] == {"@id": f"urn:reportedly:{second.claim.id}"}
    assert review["citation"][1]["sha256"] == "ab" * 32
    assert review["description"] == "The finding contradicts it. Limits: Not where it was taken."


def test_masked_names_leave_every_word_of_a_finding() -> None:
    name = "Orla Fenn"
    blanking = Blanking(pattern=pattern_of([name]))
    masker = Masker(words="1 name", everywhere=blanking, of=lambda report: blanking)
    finding = Finding(
        text=f"{name} was there.",
        evidence=(),
        method=f"asked {name}",
        by="desk",
        at=WHEN,
        final=True,
        about=About(value=name),
        outside=(Outside(what=f"call to {name}", file=f"{name}.wav", obtained_by=name),),
        limits=f"only {name}",
        withdrawn=f"{name} took it back",
    )
    assert name not in repr(masker.finding(finding))


def test_every_appearance_is_a_report_in_the_graph(exports: dict[Case, Export]) -> None:
    nodes = objects(exports[Case("jsonld")].data, "@graph")
    works = {node["@id"] for node in nodes if node["@type"] == "CreativeWork"}
    claims = [node for node in nodes if node["@type"] == "Claim"]
    assert {claim["appearance"]["@id"] for claim in claims} == works
    unnamed = [a for c in claims for a in c["author"] if isinstance(a, dict) and "name" not in a]
    assert unnamed
    assert all(author["description"] for author in unnamed)


def published_facts(entity: dict[str, Any]) -> dict[str, list[str]]:
    """The properties of an entity that its schema has, by the published schemata."""
    schema = FACTS[entity["schema"]]
    assert re.fullmatch(FACTS["id"], entity["id"])
    for name in schema["required"]:
        assert entity["properties"][name]
    return {n: v for n, v in entity["properties"].items() if n in schema["properties"]}


def read_by_package(entity: dict[str, Any]) -> dict[str, list[str]]:
    """The properties of an entity that the followthemoney package keeps after cleaning them."""
    from followthemoney import model

    proxy = model.get_proxy(entity, cleaned=False)
    proxy.schema.validate(proxy.to_dict())
    return proxy.to_dict()["properties"]


# The package needs a compiler and ICU to install, so where it is not, its schemata judge.
READ = read_by_package if find_spec("followthemoney") else published_facts


@pytest.mark.parametrize("read", dict.fromkeys([READ, published_facts]), ids=lambda r: r.__name__)
def test_followthemoney_keeps_every_value(read: Any, exports: dict[Case, Export]) -> None:
    for entity in entities(exports):
        kept = read(entity)
        assert {n: set(v) for n, v in kept.items()} == {
            name: set(values) for name, values in entity["properties"].items()
        }, entity


def test_entities_refer_to_entities_of_the_range_of_the_property(
    exports: dict[Case, Export],
) -> None:
    found = entities(exports)
    schemata = {item["id"]: item["schema"] for item in found}
    assert len(schemata) == len(found)
    fits = {
        "Document": {"Article"},
        "LegalEntity": {"Organization", "Person", "LegalEntity"},
        "Thing": set(FACTS) - {"version", "id", "Mention"},
    }
    for item in found:
        for name, values in item["properties"].items():
            wanted = fits.get(FACTS[item["schema"]]["properties"][name])
            assert wanted is None or {schemata[value] for value in values} <= wanted


def test_only_what_is_told_as_happened_is_an_event(
    exports: dict[Case, Export], answers: Answers
) -> None:
    events = [item for item in entities(exports) if item["schema"] == "Event"]
    told = [(t.claim.id, e) for t in answers.claims() for e in t.claim.events]
    assert len(events) == sum(told_as_happened(event) for _, event in told) < len(told)


@pytest.mark.parametrize(
    ("name", "kind", "schema"),
    [
        ("Assembly of Lakes", SourceKind.ORGANISATION, "Organization"),
        ("Ilse Maren", SourceKind.OFFICIAL, "Person"),
        ("Observers", SourceKind.ANALYST, None),
        ("Rescue workers", SourceKind.MEDIC, None),
        ("Lake District Hospital", SourceKind.MEDIC, "LegalEntity"),
        ("Bulletin of March", SourceKind.DOCUMENT, None),
    ],
)
def test_only_names_become_parties(name: str, kind: SourceKind, schema: str | None) -> None:
    party = party_of(name, kind, None)
    assert (party and party["schema"]) == schema


def test_a_body_is_one_party_under_all_its_names_and_a_person_is_not_its_body() -> None:
    ministry = party_of("Defence Ministry of Orland", SourceKind.GOVERNMENT, "orl-mod")
    other = party_of("Orlandic Defence Ministry", SourceKind.GOVERNMENT, "orl-mod")
    person = party_of("Joren Tahl", SourceKind.OFFICIAL, "orl-mod")
    assert ministry["id"] == other["id"] != person["id"]


def test_names_and_dates_are_told_from_other_words() -> None:
    assert is_name("Armed Forces of Orland")
    assert not is_name("because he was not authorised")
    days = ["2025-03-11TMO", "2025-03", "2025-W11", "PRESENT_REF", None]
    assert [date_of(day) for day in days] == ["2025-03-11", "2025-03", None, None, None]
