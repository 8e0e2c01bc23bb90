"""What reconciling found is kept as it is now, with what it was, and merged ids still answer."""

import sqlite3
from dataclasses import replace

import made
import pytest

from reportedly.codec import encode_account
from reportedly.errors import NotFound
from reportedly.model.claim import Claim
from reportedly.model.ids import IncidentId, LineageId, StatementId
from reportedly.model.incident import (
    Account,
    Coverage,
    Disagreement,
    Incident,
    Lineage,
    LineageKind,
    LineageLink,
    Relation,
    Statement,
)
from reportedly.model.referent import SourceKind
from reportedly.store.found.incidents import IncidentQuery, IncidentSort
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_query import ClaimQuery
from reportedly.store.questions.report_pages import ReportQuery

COVERAGE = Coverage(
    reports=1, publishers=1, first=None, last=None, languages=("en",), unread=0, undated=0
)
ONE, TWO, THREE = (f"i_{number:032x}" for number in (1, 2, 3))


def incident_rows(ledger: Ledger, place: str) -> list[str]:
    return [row.incident.title for row in ledger.incidents(IncidentQuery(place=place)).rows]


def incident(name: str, *claims: Claim, day: str | None = "2031-03-04", why: str = "") -> Incident:
    return Incident(
        id=IncidentId(name),
        title="Brenn",
        place=made.BRENN,
        day=day,
        event="ASSAULT",
        claims=tuple(claim.id for claim in claims),
        why=tuple((claim.id, why or "same place and day") for claim in claims),
    )


def account(of: Incident) -> Account:
    later = Disagreement(left=0, right=1, relation=Relation.UPDATE, why="a later figure")
    rival = Disagreement(left=0, right=2, relation=Relation.CONTRADICTION, why="2 or 5")
    return Account(
        incident=of,
        summary=f"{len(of.claims)} claims.",
        propositions=(),
        disagreements=(later, rival),
        silences=(),
        coverage=COVERAGE,
    )


def store(ledger: Ledger, *incidents: Incident) -> bool:
    return ledger.store_reconciliation((), (), incidents, [account(one) for one in incidents])


@pytest.fixture
def claims(ledger: Ledger) -> tuple[Claim, ...]:
    reading = made.full()
    ledger.add(reading, made.raw(reading))
    return reading.claims


def test_a_list_counts_what_cannot_both_hold_and_no_later_figure(
    ledger: Ledger, claims: tuple[Claim, ...]
) -> None:
    store(ledger, incident(ONE, claims[0]))
    assert [row.disagreements for row in ledger.incidents().rows] == [1]


def test_incidents_and_accounts_come_back_as_they_were(
    ledger: Ledger, claims: tuple[Claim, ...]
) -> None:
    one = incident(ONE, claims[0], claims[2])
    lineage = Lineage(id=LineageId(f"l_{1:032x}"), reports=(claims[0].report.id,), links=())
    assert ledger.store_reconciliation([lineage], (), [one], [account(one)])
    assert ledger.incident(ONE) == one
    assert ledger.account(ONE) == account(one)
    (row,) = ledger.incidents().rows
    assert (row.incident, row.summary, row.disagreements, row.reports) == (one, "2 claims.", 1, 1)
    with pytest.raises(NotFound):
        ledger.account(TWO)


def test_an_account_stored_with_its_counts_by_an_earlier_program_keeps_them(
    ledger: Ledger, claims: tuple[Claim, ...]
) -> None:
    told = account(incident(ONE, claims[0]))
    store(ledger, told.incident)
    with sqlite3.connect(ledger.path) as connection:
        connection.execute("DROP TABLE covered")
        connection.execute("UPDATE account SET body = ?", (encode_account(told),))
    connection.close()
    assert ledger.account(ONE) == told
    assert ledger.accounts([ONE]) == {told.incident.id: told}


def test_claims_know_their_incidents_and_lineage(ledger: Ledger, claims: tuple[Claim, ...]) -> None:
    report = claims[0].report.id
    link = LineageLink(child=report, parent=report, kind=LineageKind.COPY, shared=1.0, why="same")
    lineage = Lineage(id=LineageId(f"l_{1:032x}"), reports=(report,), links=(link,))
    statement = Statement(
        id=StatementId(f"s_{1:032x}"),
        speaker="Veskaran ministry",
        kind=SourceKind.GOVERNMENT,
        actor=None,
        claims=(claims[0].id,),
        reports=(report,),
        lineages=(lineage.id,),
    )
    ledger.store_reconciliation([lineage], [statement], [incident(ONE, claims[0])], ())
    row = ledger.claim_row(claims[0].id)
    assert (row.incidents, row.lineage) == ((ONE,), lineage.id)
    assert ledger.lineages_of(report) == (lineage,)
    assert ledger.statements_of(claims[0].id) == (statement,)
    assert ledger.statements_of(claims[1].id) == ()
    assert ledger.reports(ReportQuery(lineage=lineage.id)).total == 1
    assert [one.claim.id for one in ledger.claims(ClaimQuery(incident=ONE)).rows] == [claims[0].id]
    with pytest.raises(NotFound):
        ledger.account(ONE)


def test_storing_the_same_again_changes_nothing(ledger: Ledger, claims: tuple[Claim, ...]) -> None:
    assert store(ledger, incident(ONE, claims[0]), incident(TWO, claims[2]))
    revision, hashes = ledger.revision, ledger.content_hashes()
    assert not store(ledger, incident(TWO, claims[2]), incident(ONE, claims[0]))
    assert (ledger.revision, ledger.content_hashes()) == (revision, hashes)


def test_links_remember_when_they_came_and_went(ledger: Ledger, claims: tuple[Claim, ...]) -> None:
    store(ledger, incident(ONE, claims[0], claims[1]))
    first = ledger.revision
    store(ledger, incident(ONE, claims[0]))
    second = ledger.revision
    store(ledger, incident(ONE, claims[0], claims[1], why="shared name"))
    third = ledger.revision
    history = ledger.link_history(ONE)
    spans = {(one.claim, one.added, one.ended) for one in history}
    assert spans == {
        (claims[0].id, first, third),
        (claims[1].id, first, second),
        (claims[0].id, third, None),
        (claims[1].id, third, None),
    }


def test_an_incident_that_went_up_in_another_redirects(
    ledger: Ledger, claims: tuple[Claim, ...]
) -> None:
    store(ledger, incident(ONE, claims[0]), incident(TWO, claims[1], claims[2]))
    store(ledger, incident(ONE, *claims))
    assert ledger.incident(TWO).id == ONE
    assert ledger.account(TWO).incident.id == ONE
    store(ledger, incident(THREE, *claims))
    assert ledger.incident(TWO).id == ledger.incident(ONE).id == THREE
    store(ledger, incident(ONE, claims[0]), incident(TWO, claims[1], claims[2]))
    assert ledger.incident(TWO).id == TWO
    assert ledger.incident(THREE).id == TWO  # it has most of the claims


def test_an_incident_whose_claims_are_gone_is_gone(
    ledger: Ledger, claims: tuple[Claim, ...]
) -> None:
    store(ledger, incident(ONE, claims[0]))
    store(ledger)
    with pytest.raises(NotFound):
        ledger.incident(ONE)
    assert ledger.incidents().total == 0


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (IncidentQuery(), [TWO, ONE, THREE]),
        (IncidentQuery(sort=IncidentSort.OLDEST), [THREE, ONE, TWO]),
        (IncidentQuery(sort=IncidentSort.LARGEST), [THREE, TWO, ONE]),
        (IncidentQuery(since="2031-03-05"), [TWO]),
        (IncidentQuery(until="2031-03-04"), [ONE]),
        (IncidentQuery(place="BRENN", country="VK"), [TWO, ONE, THREE]),
        (IncidentQuery(place="places:kest"), []),
        (IncidentQuery(event="RETREAT"), []),
        (IncidentQuery(text="hold"), [TWO, THREE]),
    ],
)
def test_incidents_are_found(
    ledger: Ledger, claims: tuple[Claim, ...], query: IncidentQuery, found: list[str]
) -> None:
    store(
        ledger,
        incident(ONE, claims[0], day="2031-03-04"),
        incident(TWO, claims[1], day="2031-03-05"),
        incident(THREE, claims[1], claims[2], day=None),
    )
    assert [row.incident.id for row in ledger.incidents(query).rows] == found
    assert ledger.incidents(query).total == len(found)
    by_page: list[str] = []
    page = ledger.incidents(replace(query, limit=1))
    by_page += [row.incident.id for row in page.rows]
    while page.next:
        page = ledger.incidents(replace(query, limit=1, cursor=page.next))
        by_page += [row.incident.id for row in page.rows]
    assert by_page == found


def test_incidents_of_a_claim_and_of_a_report(ledger: Ledger, claims: tuple[Claim, ...]) -> None:
    store(ledger, incident(ONE, claims[0]), incident(TWO, claims[1]))
    assert ledger.incidents(IncidentQuery(claim=claims[1].id)).rows[0].incident.id == TWO
    assert ledger.incidents(IncidentQuery(report=claims[1].report.id)).total == 2
    assert ledger.incidents(IncidentQuery(report="r_none")).total == 0


@pytest.mark.parametrize("place", ["Brenneh", "brenneh", "Brenn", made.BRENN.id])
def test_incidents_are_found_by_the_place_as_the_title_calls_it(ledger: Ledger, place) -> None:
    one = replace(incident(ONE), title="Brenneh, reported 4 March 2031: air strike")
    other = replace(incident(TWO), title="Kest, 4 March 2031: shelling", place=made.KEST)
    ledger.store_reconciliation([], [], [one, other], [])
    assert incident_rows(ledger, place) == [one.title]
    assert incident_rows(ledger, "Brenne%") == []
    assert (one.called, one.told_as) == ("Brenneh", "air strike")
