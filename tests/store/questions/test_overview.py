"""What a desk looks at first: what is new, what is marked, and stretches of days."""

from dataclasses import replace

import made
import pytest

from reportedly.model.claim import Claim
from reportedly.model.ids import IncidentId, StatementId
from reportedly.model.incident import (
    Account,
    Coverage,
    Dependence,
    Disagreement,
    Incident,
    IncidentKind,
    Origin,
    Proposition,
    Relation,
    Stance,
)
from reportedly.model.mention import TimeExpression, TimeRole, TimeType
from reportedly.model.referent import SourceKind
from reportedly.model.report import Status
from reportedly.model.span import Span
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_query import ClaimQuery
from reportedly.store.questions.marks import (
    DENIED,
    DISPUTED,
    ONE_ORIGIN,
    TAKEN_BACK,
    marks_of_account,
)
from reportedly.store.questions.timeline import TimelineQuery
from reportedly.store.questions.told_spans import days_of

COVERAGE = Coverage(
    reports=1, publishers=1, first=None, last=None, languages=("en",), unread=0, undated=0
)
ONE, TWO = (IncidentId(f"i_{number:032x}") for number in (1, 2))


def incident(name: IncidentId, *claims: Claim, day: str | None = "2031-03-04") -> Incident:
    return Incident(
        id=name,
        title="Brenn",
        place=made.BRENN,
        day=day,
        event=IncidentKind.ASSAULT,
        claims=tuple(claim.id for claim in claims),
        why=tuple((claim.id, "same place and day") for claim in claims),
    )


def origin(speaker: str, stance: Stance = Stance.ASSERTS, **changes) -> Origin:
    values = {
        "statement": StatementId(f"s_{1:032x}"),
        "speaker": speaker,
        "kind": SourceKind.GOVERNMENT,
        "side": None,
        "stance": stance,
        "basis": "unstated",
        "dependence": Dependence.UNKNOWN,
        "depends_on": "",
        "claims": (),
        "reports": 1,
        "newsrooms": 1,
        "lineages": 1,
        "withdrawn": False,
        "unverified": 0,
    }
    return Origin(**(values | changes))


def version(*origins: Origin) -> Proposition:
    return Proposition(
        slot="occurred",
        value="yes",
        low=None,
        high=None,
        low_open=False,
        high_open=False,
        state=None,
        population=None,
        as_of=None,
        origins=origins,
    )


def account(of: Incident, *versions: Proposition, relation: Relation | None = None) -> Account:
    differ = (Disagreement(left=0, right=1, relation=relation, why="5 or 17"),) if relation else ()
    return Account(
        incident=of,
        summary="One sentence.",
        propositions=versions,
        disagreements=differ,
        silences=(),
        coverage=COVERAGE,
    )


def keep(ledger: Ledger, *accounts: Account) -> None:
    ledger.store_reconciliation((), (), [one.incident for one in accounts], accounts)


@pytest.fixture
def claims(ledger: Ledger) -> tuple[Claim, ...]:
    reading = made.full()
    ledger.add(reading, made.raw(reading))
    return reading.claims


def test_an_account_is_marked_by_what_stands_in_it(claims: tuple[Claim, ...]) -> None:
    one, two = origin("Orland"), origin("Veskara")
    denies, gone = origin("Veskara", Stance.DENIES), origin("Veskara", withdrawn=True)
    of = incident(ONE, claims[0])
    assert [*marks_of_account(account(of, version(one)))] == [ONE_ORIGIN]
    assert [*marks_of_account(account(of, version(one, two)))] == []
    assert [*marks_of_account(account(of, version(one, denies)))] == [DISPUTED]
    assert [*marks_of_account(account(of, version(denies)))] == [DENIED, ONE_ORIGIN]
    assert [*marks_of_account(account(of, version(one, gone)))] == [ONE_ORIGIN, TAKEN_BACK]
    assert [*marks_of_account(account(of, version(gone)))] == [TAKEN_BACK]
    rivals = (version(one), version(two))
    assert [*marks_of_account(account(of, *rivals, relation=Relation.UPDATE))] == []
    across = account(of, *rivals, relation=Relation.CONTRADICTION_ACROSS)
    assert [*marks_of_account(across)] == [DISPUTED]


@pytest.mark.parametrize(
    ("versions", "marks"),
    [
        ([[("Kest", Stance.DENIES)]], {DENIED, ONE_ORIGIN}),
        ([[("Kest", Stance.DENIES), ("Halvik", Stance.DENIES)]], {DENIED}),
        ([[("Kest", Stance.DENIES)], [("Halvik", Stance.ASSERTS)]], {DENIED}),
        ([[("Kest", Stance.DENIES), ("Halvik", Stance.HEDGES)]], {DISPUTED}),
        ([[("Kest", Stance.DENIES), ("Kest", Stance.HEDGES)]], {DENIED, ONE_ORIGIN}),
        (
            [
                [("Kest", Stance.DENIES), ("Halvik", Stance.ASSERTS)],
                [("Halvik", Stance.DENIES)],
            ],
            {DENIED, DISPUTED},
        ),
    ],
)
def test_a_denial_disputes_what_somebody_else_puts_forward_and_nothing_alone(
    claims: tuple[Claim, ...], versions: list[list[tuple[str, Stance]]], marks: set[str]
) -> None:
    told = [version(*(origin(*one) for one in each)) for each in versions]
    assert {*marks_of_account(account(incident(ONE, claims[0]), *told))} == marks


def test_what_only_reports_taken_back_put_forward_is_denied_and_not_disputed(
    claims: tuple[Claim, ...],
) -> None:
    gone, denies = origin("Halvik", withdrawn=True), origin("Kest", Stance.DENIES)
    marks = {*marks_of_account(account(incident(ONE, claims[0]), version(gone, denies)))}
    assert marks == {DENIED, ONE_ORIGIN, TAKEN_BACK}
    took = origin("Kest", Stance.DENIES, withdrawn=True)
    marks = {*marks_of_account(account(incident(ONE, claims[0]), version(took)))}
    assert marks == {TAKEN_BACK}


def test_marked_incidents_are_paged_from_the_latest_day(
    ledger: Ledger, claims: tuple[Claim, ...]
) -> None:
    early = incident(ONE, claims[0], day="2031-03-02")
    late = incident(TWO, claims[2], day="2031-03-04")
    keep(ledger, *(account(one, version(origin("Orland"))) for one in (early, late)))
    first = ledger.marked(ONE_ORIGIN, limit=1)
    assert (first.rows, first.total) == ((TWO,), 2)
    assert ledger.marked(ONE_ORIGIN, limit=1, cursor=first.next).rows == (ONE,)
    assert ledger.marked(DISPUTED).rows == ()


def test_withdrawn_reports_are_marked_with_what_became_of_them(ledger: Ledger) -> None:
    gone = made.reading(made.report(status=Status.WITHDRAWN))
    ledger.add(gone, made.raw(gone))
    keep(ledger)
    assert ledger.marked(Status.WITHDRAWN).rows == (gone.report.id,)
    assert ledger.reports_by_id([gone.report.id])[gone.report.id].withdrawn


def test_what_is_new_is_what_came_after_a_revision(
    ledger: Ledger, claims: tuple[Claim, ...]
) -> None:
    keep(ledger, account(incident(ONE, claims[0]), version(origin("Orland"))))
    then = ledger.revision
    later = made.reading(made.report("Shells fell on Kest."), None, "Shells fell on Kest")
    ledger.add(later, made.raw(later))
    one = account(incident(ONE, claims[0], claims[2]), version(origin("Orland")))
    two = account(incident(TWO, later.claims[0]), version(origin("Orland")))
    keep(ledger, one, two)
    news = ledger.news(then)
    assert (news.reports, news.publishers, news.claims, news.incidents) == (1, 1, 1, 2)
    assert {change.incident: change.new for change in news.changes} == {ONE: False, TWO: True}
    assert ledger.news(0).reports == 2
    after = ledger.news(ledger.revision)
    assert (after.reports, after.claims, after.changes) == (0, 0, ())


def test_a_day_means_the_last_revision_before_it(ledger: Ledger, claims: tuple[Claim, ...]) -> None:
    day = ledger.last_day()
    assert day is not None
    assert ledger.revision_before(day) == 0
    assert ledger.revision_before("9999-01-01") == ledger.revision


def test_an_empty_ledger_has_no_news(ledger: Ledger) -> None:
    assert ledger.last_day() is None
    assert ledger.news(0).incidents == 0
    assert ledger.gaps().issues == ()


def test_the_timeline_is_in_order_of_the_day_of_happening(
    ledger: Ledger, claims: tuple[Claim, ...]
) -> None:
    early = incident(ONE, claims[0], day="2031-03-02")
    late = incident(TWO, claims[2], day="2031-03-04")
    undated = replace(early, id=f"i_{3:032x}", day=None)
    keep(ledger, *(account(one, version(origin("Orland"))) for one in (early, late, undated)))
    page = ledger.timeline(TimelineQuery(limit=1))
    assert ([one.incident for one in page.rows], page.total) == ([TWO], 2)
    rest = ledger.timeline(TimelineQuery(limit=1, cursor=page.next))
    assert ([one.day for one in rest.rows], rest.next) == (["2031-03-02"], None)
    oldest = ledger.timeline(TimelineQuery(oldest=True))
    assert [one.incident for one in oldest.rows] == [ONE, TWO]
    assert ledger.timeline(TimelineQuery(since="2031-03-03")).total == 1
    assert ledger.timeline(TimelineQuery(until="2031-03-02")).total == 1


def test_the_timeline_is_filtered_by_the_claims_of_incidents(
    ledger: Ledger, claims: tuple[Claim, ...]
) -> None:
    keep(
        ledger,
        account(incident(ONE, claims[0]), version(origin("Orland"))),
        account(incident(TWO, claims[2]), version(origin("Orland"))),
    )

    def asked(**filters: str) -> list[str]:
        rows = ledger.timeline(TimelineQuery(claims=ClaimQuery(**filters), oldest=True)).rows
        return [one.incident for one in rows]

    assert asked(event="ASSAULT") == [TWO]
    assert asked(text="shells") == [TWO]
    assert asked(publisher="Meridian Wire") == [ONE, TWO]
    assert asked(report=claims[0].report.id) == [ONE, TWO]
    assert asked(publisher="Nobody") == []


def when(value: str, **changes) -> TimeExpression:
    values = {"span": Span(0, 1), "type": TimeType.DATE, "value": value, "role": TimeRole.EVENT}
    return TimeExpression(**(values | changes))


@pytest.mark.parametrize(
    ("time", "days"),
    [
        (when("2031-03-04"), ("2031-03-04", "2031-03-04")),
        (when("2031-03-04TNI", type=TimeType.TIME), ("2031-03-04", "2031-03-04")),
        (when("2031-02"), ("2031-02-01", "2031-02-28")),
        (when("2031-W10"), ("2031-03-03", "2031-03-09")),
        (when("2031-W10-WE"), ("2031-03-08", "2031-03-09")),
        (when("2031-W60"), None),
        (when("2031-13"), None),
        (when("PAST_REF"), None),
        (when("2031-02", mod="BEFORE"), None),
        (when("2031-02", role=TimeRole.UTTERANCE), None),
        (when("P3D", type=TimeType.DURATION), None),
    ],
)
def test_a_time_allows_the_days_of_its_calendar(time, days) -> None:
    found = days_of(time)
    assert (found and tuple(day.isoformat() for day in found)) == days


def test_a_happening_told_of_two_days_is_a_stretch_unless_an_incident_holds_it(
    ledger: Ledger,
) -> None:
    text = "Shells fell on Brenn between 3 March and 6 March."
    report = made.report(text)
    claim = made.claim(report, "Shells fell on Brenn", made.run(), place="Brenn", event="ASSAULT")
    times = tuple(when(f"2031-03-0{day}") for day in (3, 6))
    claim = replace(claim, times=times, events=2 * (replace(claim.events[0], times=(0, 1)),))
    reading = made.Extracted(report=report, run=made.run(), claims=(claim,))
    ledger.add(reading, made.raw(reading))
    keep(ledger)
    wanted = ClaimQuery()
    (found,) = ledger.stretches(wanted, "2031-03-01", "2031-03-31")
    assert (found.claim, found.first, found.last) == (claim.id, "2031-03-03", "2031-03-06")
    assert ledger.stretches(wanted, "2031-03-07", "2031-03-31") == ()
    assert ledger.stretches(ClaimQuery(publisher="Nobody"), "2031", "2032") == ()
    keep(ledger, account(incident(ONE, claim), version(origin("Meridian Wire"))))
    assert ledger.stretches(wanted, "2031-03-01", "2031-03-31") == ()
