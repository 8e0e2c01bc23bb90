"""Which report takes the place of which, and what becomes of its claims."""

from dataclasses import replace

import made
import pytest

from reportedly.model.ids import ReportId
from reportedly.model.report import Report, Status
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_query import ClaimQuery
from reportedly.store.questions.report_pages import ReportQuery
from reportedly.store.versions import is_before

URL = "https://meridian.example/brenn"


def add(ledger: Ledger, report: Report) -> Report:
    """Add a reading whose only claim is the whole text."""
    ledger.add(made.reading(report, None, report.text), made.raw(report))
    return ledger.report(report.id)


def contents(ledger: Ledger, status: str) -> set[str]:
    return {row.content for row in ledger.claims(ClaimQuery(status=status)).rows}


def test_other_words_at_the_same_address_are_the_next_version(ledger: Ledger) -> None:
    first = add(ledger, made.report("Nine fell in Brenn.", url=URL))
    second = add(ledger, made.report("Twelve fell in Brenn.", url=URL))
    third = add(ledger, made.report("Thirteen fell in Brenn.", url=URL))
    assert [one.version for one in (first, second, third)] == [1, 2, 3]
    assert [one.supersedes for one in (first, second, third)] == [None, first.id, second.id]
    assert first.work == third.work
    assert ledger.claims_of(third.id)[0].report.version == 3
    assert contents(ledger, "current") == {"Thirteen fell in Brenn."}
    assert contents(ledger, "superseded") == {"Nine fell in Brenn.", "Twelve fell in Brenn."}
    assert ledger.claims().total == 3
    assert [one.id for one in ledger.current_reports()] == [third.id]
    assert len(list(ledger.every_report())) == len(list(ledger.every_claim())) == 3


def test_another_publisher_at_the_same_address_is_another_report(ledger: Ledger) -> None:
    add(ledger, made.report("Nine fell in Brenn.", url=URL))
    other = add(ledger, made.report("Ten fell in Brenn.", url=URL, publisher="Tormund Post"))
    assert (other.version, other.supersedes) == (1, None)


def test_without_an_address_only_a_stated_predecessor_counts(ledger: Ledger) -> None:
    first = add(ledger, made.report("Nine fell in Brenn."))
    add(ledger, made.report("Ten fell in Brenn."))
    corrected = made.report("Eleven fell.", supersedes=first.id, status=Status.CORRECTED)
    stored = add(ledger, corrected)
    assert (stored.version, stored.supersedes, stored.work) == (2, first.id, first.work)
    assert stored.status is Status.CORRECTED
    assert contents(ledger, "superseded") == {"Nine fell in Brenn."}


def test_a_predecessor_may_be_named_by_its_address(ledger: Ledger) -> None:
    first = add(ledger, made.report("Nine fell in Brenn.", url=URL))
    stored = add(ledger, made.report("Ten fell.", url=URL + "/2", supersedes=URL))
    assert (stored.version, stored.supersedes) == (2, first.id)


@pytest.mark.parametrize("named", ["id", "address"])
def test_a_predecessor_may_arrive_after_its_successor(ledger: Ledger, named: str) -> None:
    first = made.report("Nine fell in Brenn.", url=URL)
    stated = first.id if named == "id" else URL
    second = add(ledger, made.report("Ten fell.", url=URL + "/2", supersedes=stated))
    assert second.supersedes is None
    add(ledger, first)
    assert ledger.report(second.id).supersedes == first.id
    assert contents(ledger, "current") == {"Ten fell."}


def test_an_older_version_that_arrives_late_does_not_take_over(ledger: Ledger) -> None:
    add(ledger, made.report("Nine fell.", url=URL, published="2031-03-01"))
    new = add(ledger, made.report("Eleven fell.", url=URL, published="2031-03-05"))
    late = add(ledger, made.report("Ten fell.", url=URL, published="2031-03-03"))
    assert late.version == 3
    assert [one.id for one in ledger.current_reports()] == [new.id]
    assert contents(ledger, "superseded") == {"Nine fell.", "Ten fell."}


@pytest.mark.parametrize(
    ("left", "right", "before"),
    [
        ("2031-03-01", "2031-03-02", True),
        ("2031-03-02", "2031-03-01", False),
        ("2031-03", "2031-03-02", False),
        ("2031-02", "2031-03-02", True),
        ("2031-03-01T08:00", "2031-03-01", False),
        (None, "2031-03-01", False),
        ("2031-03-01", None, False),
    ],
)
def test_dates_are_compared_at_the_coarser_precision(
    left: str | None, right: str | None, before: bool
) -> None:
    assert is_before(left, right) is before


def test_a_notice_of_withdrawal_takes_back_without_replacing(ledger: Ledger) -> None:
    first = add(ledger, made.report("Nine fell in Brenn.", url=URL))
    notice = made.report("This report has been withdrawn.", url=URL, status=Status.WITHDRAWN)
    add(ledger, notice)
    assert ledger.report(first.id).status is Status.ORIGINAL
    standing = ledger.standing(first.id)
    assert (standing.superseded, standing.withdrawn) == (False, True)
    assert "Nine fell in Brenn." in contents(ledger, "withdrawn")
    assert contents(ledger, "current") == set()
    assert {one.status for one in ledger.current_reports()} == {Status.WITHDRAWN}
    assert ledger.claims(ClaimQuery(report=first.id)).rows[0].withdrawn


def test_words_published_after_a_withdrawal_replace_what_was_before(ledger: Ledger) -> None:
    first = add(ledger, made.report("Nine fell in Brenn.", url=URL))
    add(ledger, made.report("Withdrawn.", url=URL, status=Status.WITHDRAWN))
    add(ledger, made.report("Two fell in Brenn.", url=URL))
    standing = ledger.standing(first.id)
    assert (standing.superseded, standing.withdrawn) == (True, False)
    assert contents(ledger, "current") == {"Two fell in Brenn."}


def test_the_same_words_can_be_withdrawn_later(ledger: Ledger) -> None:
    first = made.report("Nine fell in Brenn.", url=URL)
    add(ledger, first)
    before = ledger.revision
    again = replace(first, status=Status.WITHDRAWN)
    assert ledger.is_settled(first, made.run().id)
    assert not ledger.is_settled(again, made.run().id)
    added = ledger.add(made.reading(again, None, again.text), made.raw(again))
    assert (added.new_report, added.new_claims, added.restated) == (False, 0, True)
    assert ledger.report(first.id).status is Status.WITHDRAWN
    assert ledger.report(first.id, before).status is Status.ORIGINAL
    assert not ledger.standing(first.id, before).withdrawn
    assert contents(ledger, "withdrawn") == {"Nine fell in Brenn."}


def test_reports_that_name_each_other_do_not_trap_the_ledger(ledger: Ledger) -> None:
    one = made.report("Nine fell.")
    two = made.report("Ten fell.", supersedes=one.id)
    add(ledger, replace(one, supersedes=ReportId(two.id)))
    add(ledger, two)
    assert ledger.standing(one.id).superseded


def test_reports_are_listed_with_their_fate(ledger: Ledger) -> None:
    add(ledger, made.report("Nine fell.", url=URL, published="2031-03-01"))
    second = add(ledger, made.report("Ten fell.", url=URL, published="2031-03-02"))
    add(ledger, made.report("Ніхто не впав.", language="uk", published=None))
    page = ledger.reports(ReportQuery(limit=2))
    assert [row.header.version for row in page.rows] == [2, 1]
    assert [row.superseded for row in page.rows] == [False, True]
    last = ledger.reports(ReportQuery(limit=2, cursor=page.next))
    assert ([row.unread for row in last.rows], last.next, last.total) == ([True], None, 3)
    assert ledger.reports(ReportQuery(work=second.work)).total == 2
    assert ledger.reports(ReportQuery(status="superseded")).total == 1
    assert ledger.reports(ReportQuery(language="uk")).total == 1
    assert ledger.reports(ReportQuery(since="2031-03-02")).total == 1
    assert ledger.reports(ReportQuery(until="2031-03-01", publisher="Meridian Wire")).total == 1
    assert ledger.reports(ReportQuery(publisher="Nobody")).total == 0


def test_coverage_counts_versions_once_and_says_what_is_unread(ledger: Ledger) -> None:
    add(ledger, made.report("Nine fell.", url=URL, published="2031-03-01"))
    add(ledger, made.report("Ten fell.", url=URL, published="2031-03-02"))
    add(ledger, made.report("Ніхто не впав.", language="uk", published="2031-03-05"))
    add(ledger, made.report("Kest is quiet.", publisher="Tormund Post", published=None))
    coverage = ledger.coverage()
    assert (coverage.reports, coverage.publishers) == (3, 2)
    assert (coverage.first, coverage.last) == ("2031-03-02", "2031-03-05")
    assert (coverage.languages, coverage.unread, coverage.undated) == (("en",), 1, 1)
    assert ledger.coverage(since="2031-03-03").reports == 1


def test_the_same_bytes_with_a_publisher_known_are_one_report(ledger: Ledger) -> None:
    first = add(ledger, made.report("Nine fell in Brenn.", publisher=None))
    second = add(ledger, made.report("Nine fell in Brenn.", publisher="Tormund Post"))
    assert (second.supersedes, second.work, second.version) == (first.id, first.work, 2)
    assert [one.id for one in ledger.current_reports()] == [second.id]
    third = add(ledger, made.report("Nine fell in Brenn.", publisher="Tormund Post", url=URL))
    assert [one.id for one in ledger.current_reports()] == [third.id]


def test_what_is_known_of_a_report_stays_where_its_bytes_come_without_it(ledger: Ledger) -> None:
    first = add(ledger, made.report("Nine fell in Brenn.", publisher="Tormund Post"))
    add(ledger, made.report("Nine fell in Brenn.", publisher=None))
    assert [one.id for one in ledger.current_reports()] == [first.id]


def test_two_publishers_of_the_same_bytes_are_two_reports(ledger: Ledger) -> None:
    first = add(ledger, made.report("Nine fell in Brenn.", publisher="Tormund Post"))
    other = add(ledger, made.report("Nine fell in Brenn.", publisher="Meridian Wire"))
    assert {one.id for one in ledger.current_reports()} == {first.id, other.id}
