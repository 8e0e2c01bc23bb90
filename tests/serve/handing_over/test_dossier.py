"""A dossier is one file that says everything, loads nothing and obeys masks and removals."""

import html
import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from reportedly.answering import answers_of, seeking_masker_of
from reportedly.blocks import Blanking, pattern_of
from reportedly.errors import NotFound
from reportedly.export.masking import UNMASKED, Masker, masker_of
from reportedly.model.removal import Target, Why
from reportedly.model.review import Finding, Review, ReviewAction
from reportedly.reconciling import reconciling_by
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.serve.desk import Desk
from reportedly.serve.handing_over.dossier import gather
from reportedly.serve.handing_over.dossier_page import dossier_of, render
from reportedly.store.found.incidents import IncidentQuery, IncidentSort
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_query import ClaimQuery

PARTIES = load_parties(sample_file("parties.toml"))
WHY = Why(reason="asked for", by="Ada", at=datetime(2025, 3, 20, tzinfo=UTC))
LOADS = {"src", "srcset", "poster", "data", "action", "formaction", "background", "ping"}


class Seen(HTMLParser):
    """Tags, attributes and ids of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


@pytest.fixture
def own(sample_ledger, tmp_path):
    """A copy of the sample that a test may write to."""
    path = tmp_path / "own.db"
    path.write_bytes(sample_ledger.path.read_bytes())
    with Ledger.open(path, create=False) as ledger:
        yield ledger


def largest(ledger) -> str:
    return ledger.incidents(IncidentQuery(sort=IncidentSort.LARGEST)).rows[0].incident.id


def told(ledger, incident: str):
    return ledger.claims(ClaimQuery(incident=incident, limit=500)).rows


def page_of(ledger, **choices) -> str:
    return dossier_of(ledger, largest(ledger), PARTIES, **choices).decode()


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


def test_it_holds_no_script_and_asks_for_nothing(sample_ledger) -> None:
    seen = Seen(page_of(sample_ledger))
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & {*seen.tags}
    assert not [name for name, _ in seen.attributes if name in LOADS or name.startswith("on")]
    assert all(value.startswith("#") for name, value in seen.attributes if name == "href")
    assert "url(" not in page_of(sample_ledger)


def test_every_link_leads_to_a_place_in_it(sample_ledger) -> None:
    seen = Seen(page_of(sample_ledger))
    ids = [value for name, value in seen.attributes if name == "id"]
    assert len(ids) == len({*ids})
    assert {v[1:] for name, v in seen.attributes if name == "href"} <= {*ids}


def test_every_claim_of_the_incident_is_in_it_with_its_words(sample_ledger) -> None:
    rows, page = told(sample_ledger, largest(sample_ledger)), page_of(sample_ledger, unmasked=True)
    text = words(page)
    assert len(rows) > 20
    for row in rows:
        assert row.claim.id in text
        for piece in row.content.split(" … "):
            assert " ".join(piece.split()) in text
        report = sample_ledger.report(row.claim.report.id)
        assert report.capture.sha256 in text
        for remark in row.claim.verification:
            assert " ".join(remark.span.of(report.text).split()) in text


def test_every_version_and_every_origin_is_in_it(sample_ledger) -> None:
    text = words(page_of(sample_ledger, unmasked=True))
    for item in sample_ledger.account(largest(sample_ledger)).propositions:
        assert item.value in text
        assert all(origin.speaker in text for origin in item.origins)


def test_hostile_texts_are_shown_as_text(own) -> None:
    bad = "<script>alert(1)</script>"
    row = told(own, largest(own))[0]
    own.add_review(_act(row.claim, ReviewAction.ACCEPT, note=bad))
    page = page_of(own)
    assert bad not in page
    assert html.escape(bad) in page


def test_what_reviewers_did_is_in_it_also_what_was_taken_back(own) -> None:
    first, second = [row.claim for row in told(own, largest(own))][:2]
    own.add_review(_act(first, ReviewAction.ACCEPT, note="as printed"))
    act = own.add_review(_act(second, ReviewAction.REJECT))
    own.undo_review(act, by="Ben", at=WHY.at)
    own.add_finding(
        Finding(
            text="The first figure is the ministry’s.",
            evidence=(first.id,),
            method="read side by side",
            by="Ada",
            at=WHY.at,
            final=True,
        )
    )
    text = words(page_of(own))
    assert "accepted by Ada" in text
    assert "as printed" in text
    assert "rejected (taken back later)" in text
    assert "The first figure is the ministry’s." in text


def test_the_fingerprint_is_that_of_what_is_shown(own) -> None:
    incident = largest(own)
    before = gather(own, incident, UNMASKED).digest
    assert gather(own, incident, UNMASKED).digest == before
    own.add_review(_act(told(own, incident)[0].claim, ReviewAction.ACCEPT))
    assert gather(own, incident, UNMASKED).digest != before


def test_masked_names_stand_nowhere_in_it(sample_ledger) -> None:
    name = "Ilse Maren"
    blanking = Blanking(pattern=pattern_of([name]))
    masker = Masker(words="1 name masked.", everywhere=blanking, of=lambda report: blanking)
    incident = largest(sample_ledger)
    bare = render(Desk(sample_ledger, PARTIES), gather(sample_ledger, incident, UNMASKED)).decode()
    page = render(Desk(sample_ledger, PARTIES), gather(sample_ledger, incident, masker)).decode()
    assert name in words(bare)
    assert name not in words(page)
    assert "as it would confirm a guess" in page


def test_it_masks_private_persons_unless_told_otherwise(sample_ledger) -> None:
    assert "Masking finds what the reader found" in page_of(sample_ledger)
    assert "private persons are named" in page_of(sample_ledger, unmasked=True)


def test_every_incident_is_masked_as_by_the_names_of_all_claims(sample_ledger) -> None:
    whole, masked = masker_of(answers_of(sample_ledger).claims()), 0
    for row in sample_ledger.incidents(IncidentQuery(limit=500)).rows:
        found = gather(sample_ledger, row.incident.id, seeking_masker_of(sample_ledger))
        assert found == gather(sample_ledger, row.incident.id, whole)
        masked += any("█" in text for text in found.texts.values())
    assert masked > 0


def test_a_sealed_report_and_removed_words_are_not_in_it(own) -> None:
    incident, again = largest(own), reconciling_by(PARTIES)
    gone = told(own, incident)[0].claim.report
    own.seal(Target(report=gone.id), WHY, again)
    assert "Pelle Anders" in words(page_of(own, unmasked=True))
    own.redact(Target(words=("Pelle Anders",)), WHY, again)
    page = page_of(own, unmasked=True)
    assert gone.id not in page
    assert "Pelle Anders" not in words(page)
    assert "sealed in this ledger on purpose" in page


def test_an_incident_that_is_not_there_is_said(sample_ledger) -> None:
    with pytest.raises(NotFound):
        dossier_of(sample_ledger, "i_" + "0" * 32, PARTIES)


def test_the_page_of_an_incident_links_to_its_dossier_as_a_download(sample, sample_ledger) -> None:
    incident = largest(sample_ledger)
    link = f"/incident/{incident}/dossier"
    assert f'href="{link}" download' in sample.get(f"/incident/{incident}").text
    answer = sample.get(link)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="{incident}.html"'
    assert words(answer.text).count("claim") > 20
    assert sample.get("/incident/i_0/dossier").status_code == 404


def _act(claim, action: ReviewAction, note: str = "") -> Review:
    return Review(
        report=claim.report.id,
        content=claim.content,
        field=None,
        action=action,
        value=None,
        seen="{}",
        claim=claim.id,
        by="Ada",
        at=WHY.at,
        note=note,
    )
