"""Pages of sources: by name, without a rate, with carriers, denials and the desk's decisions."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reportedly.codec import decode_account_among, encode_account
from reportedly.errors import InvalidRecord
from reportedly.model.ids import LineageId, StatementId
from reportedly.model.incident import Statement
from reportedly.model.referent import SourceKind
from reportedly.model.review import Finding, Judgement, ReviewAction, Verdict
from reportedly.serve.claims.sources import around_of, said_view
from reportedly.store.found.sources import SourceQuery
from reportedly.store.people.review_making import decision

AT = datetime(2031, 3, 5, 9, tzinfo=UTC)


def source_named(ledger, name):
    (row,) = ledger.sources(SourceQuery(name=name, named=True)).rows
    return row


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_sources_are_in_order_of_their_names_whatever_they_said(sample, sample_ledger):
    page = sample.get("/sources").text
    names = [row.name for row in sample_ledger.sources().rows]
    places = [page.index(f'dir="auto">{name.replace(chr(39), "&#39;")}</a>') for name in names]
    assert places == sorted(places)
    assert "nobody is rated here" in page
    assert "%" not in text_of(page)


def test_sources_are_filtered_by_name_and_kind(sample):
    page = sample.get("/sources", params={"name": "MAR", "kind": "official"}).text
    assert "Ilse Maren" in page
    assert "Joren Tahl" not in page
    assert "1 source</small>" in page
    assert sample.get("/sources?kind=nobody").status_code == 400
    assert sample.get("/sources?named=maybe").status_code == 400


def test_a_statement_says_in_how_many_reports_of_how_many_publishers_it_stands(
    sample, sample_ledger
):
    row = source_named(sample_ledger, "veskaran defence")
    page = sample.get(f"/sources/{row.id}").text
    assert "3 reports of 3 publishers" in page
    assert "Coastal Herald: At least 12 killed as missile hits apartment block" in page


def test_what_others_say_otherwise_stands_beside_a_statement(sample, sample_ledger):
    row = source_named(sample_ledger, "ilse maren")
    page = text_of(sample.get(f"/sources/{row.id}").text)
    assert "Contradiction. Killed: 5 (Orlandic Defence Ministry)" in page
    assert "Later figure. Killed: 17 (Ilse Maren)" in page
    assert "Earlier figure. Killed: at least 12 (Ilse Maren)" in page
    assert "Later figure. Killed: at least 12" not in page
    assert "Replaced. Lakeside Post put later words in place of its report" in page
    assert "2025-03" not in page.partition("What was said")[2].partition("Ledger revision")[0]


def test_denials_by_others_stand_beside_what_they_deny(sample, sample_ledger):
    found = [
        line
        for row in sample_ledger.sources().rows
        for said in sample_ledger.said(row.id).rows
        for line in said_view(
            said, around_of(sample_ledger, sample_ledger.said(row.id), None)
        ).beside
        if line.kind == "denied"
    ]
    assert found
    assert all(" denied " in line.words and line.href.startswith("/incident/") for line in found)


def test_the_order_can_be_turned_and_an_unknown_source_is_a_404(sample, sample_ledger):
    row = source_named(sample_ledger, "ilse maren")

    def days(address: str) -> list[str]:
        return re.findall(r'class="when"><time datetime="([^"]+)"', sample.get(address).text)

    newest, oldest = days(f"/sources/{row.id}"), days(f"/sources/{row.id}?sort=oldest")
    assert newest == sorted(newest, reverse=True)
    assert oldest == newest[::-1]
    assert sample.get("/sources/v_0").status_code == 404
    assert sample.get(f"/sources/{row.id}?sort=best").status_code == 400


def test_a_ledger_that_was_never_reconciled_says_so(client):
    assert "Sources are listed when the ledger has been reconciled." in client.get("/sources").text


@pytest.fixture
def spoken(empty, by_hand):
    """A ledger with one statement of the ministry."""
    reading = by_hand.full()
    empty.add(reading, by_hand.raw(reading))
    claim = reading.claims[0]
    statement = Statement(
        id=StatementId(f"s_{1:032x}"),
        speaker="Veskaran <ministry>",
        kind=SourceKind.GOVERNMENT,
        actor=None,
        claims=(claim.id,),
        reports=(claim.report.id,),
        lineages=(LineageId(f"l_{1:032x}"),),
    )
    empty.store_reconciliation((), [statement], (), ())
    return empty, claim, statement


def test_what_the_desk_decided_stands_beside_a_statement(spoken, client):
    ledger, claim, statement = spoken
    (item, *_) = [one for one in ledger.reviewed(claim.report.id) if one.claim.id == claim.id]
    ledger.add_review(decision(item, ReviewAction.ACCEPT, by="Ada Brandt", at=AT))
    ledger.add_judgement(
        Judgement(left=statement.id, right="s_2", verdict=Verdict.DIFFERENT, by="Ben Okar", at=AT)
    )
    ledger.add_finding(
        Finding(
            text="The bridge was open",
            evidence=(claim.id,),
            method="two photographs",
            by="Ada Brandt",
            at=AT,
            final=False,
        )
    )
    (row,) = ledger.sources().rows
    page = text_of(client.get(f"/sources/{row.id}").text)
    assert "Reviewed. accepted by Ada Brandt, 2031-03-05" in page
    assert "Judged. different as s_2 by Ben Okar" in page
    assert (
        "Finding. The desk: The bridge was open (draft, 2031-03-05, Ada Brandt, two photographs)."
        in page
    )


def test_names_are_escaped(spoken, client):
    ledger, *_ = spoken
    (row,) = ledger.sources().rows
    for address in ("/sources", f"/sources/{row.id}"):
        assert "<ministry>" not in client.get(address).text
        assert "&lt;ministry&gt;" in client.get(address).text


def test_what_a_source_said_can_be_filtered_in_the_ledger(sample, sample_ledger):
    for row in sample_ledger.sources(SourceQuery(named=True)).rows:
        found = re.search(r'href="(/\?speaker=[^"]*)"', sample.get(f"/sources/{row.id}").text)
        assert bool(found) is (row.kind != "media"), row.name
        if found:
            assert "0 claims found" not in sample.get(found[1]).text, row.name


def test_words_that_say_nothing_alone_are_given_with_their_speaker(sample, sample_ledger):
    rows = sample_ledger.sources(SourceQuery(name="orland", named=True)).rows
    (row,) = [one for one in rows if one.name == "Orland"]
    page = sample.get(f"/sources/{row.id}").text
    assert re.search(r'class="utterance"><a [^>]*>Orland denies it</a>', page)


def test_beside_a_statement_stands_what_whole_accounts_would_say(sample_ledger, monkeypatch):
    def every():
        pages = (sample_ledger.said(row.id) for row in sample_ledger.sources().rows)
        return [
            replace(said_view(said, around_of(sample_ledger, page, None)), said=said)
            for page in pages
            for said in page.rows
        ]

    in_part = every()
    assert any(one.kind == "denied" for view in in_part for one in view.beside)
    monkeypatch.setattr(
        sample_ledger, "accounts_among", lambda wanted, _: sample_ledger.accounts(wanted)
    )
    assert in_part == every()


def test_an_account_in_part_has_the_claims_asked_for_and_the_first_of_each_origin(sample_ledger):
    for row in sample_ledger.incidents().rows:
        whole = sample_ledger.account(row.incident.id)
        line = encode_account(whole)
        for claims in (frozenset(), {*whole.incident.claims[1:3]}, {*whole.incident.claims}):
            part = decode_account_among(line, claims)
            assert part.incident == replace(whole.incident, claims=(), why=())
            assert part == replace(
                whole,
                incident=part.incident,
                propositions=tuple(
                    replace(item, origins=tuple(few(one, claims) for one in item.origins))
                    for item in whole.propositions
                ),
            )
    with pytest.raises(InvalidRecord):
        decode_account_among(line.replace(b'"summary"', b'"summery"'), claims)


def few(origin, claims):
    kept = [one for at, one in enumerate(origin.claims) if at == 0 or one in claims]
    return replace(origin, claims=tuple(kept))
