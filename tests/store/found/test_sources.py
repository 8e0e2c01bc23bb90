"""Sources: who has spoken under which names, what each said in which order, and who carries it."""

from dataclasses import replace
from datetime import UTC, datetime

import made
import pytest
from sqlalchemy import inspect

from reportedly.errors import NotFound
from reportedly.model.claim import Claim, ResponseBasis, ResponseLink
from reportedly.model.ids import LineageId, StatementId
from reportedly.model.incident import Statement
from reportedly.model.referent import SourceKind
from reportedly.model.review import Finding, Judgement, Verdict
from reportedly.store.found.sources import SourceQuery
from reportedly.store.ledger import Ledger

LINEAGE = LineageId(f"l_{1:032x}")


def statement(number: int, speaker: str, *claims: Claim, **changes) -> Statement:
    values = {
        "id": StatementId(f"s_{number:032x}"),
        "speaker": speaker,
        "kind": SourceKind.GOVERNMENT,
        "actor": None,
        "claims": tuple(claim.id for claim in claims),
        "reports": tuple(dict.fromkeys(claim.report.id for claim in claims)),
        "lineages": (LINEAGE,),
    }
    return Statement(**(values | changes))


def reading(day: str, publisher: str, name: str | None = "Veskaran ministry"):
    """A report in which the ministry, or a source without a name, says one thing."""
    text = f"The Veskaran ministry said its troops had left Brenn by {day}."
    report = made.report(text, publisher=publisher, published=day)
    claim = made.claim(
        report,
        "its troops had left Brenn",
        made.run(),
        source="The Veskaran ministry",
        cue="said",
        speaker=name,
    )
    return made.Extracted(report=report, run=made.run(), claims=(claim,))


def add(ledger: Ledger, *readings) -> list[Claim]:
    for one in readings:
        ledger.add(one, made.raw(one))
    return [claim for one in readings for claim in one.claims]


def keep(ledger: Ledger, *statements: Statement) -> None:
    ledger.store_reconciliation((), statements, (), ())


def test_a_ledger_that_was_never_reconciled_has_no_sources(ledger: Ledger) -> None:
    assert ledger.sources().rows == ()
    assert ledger.source_kinds() == ()
    with pytest.raises(NotFound):
        ledger.source("v_1")


def test_statements_of_one_name_are_one_source(ledger: Ledger) -> None:
    one, two = add(ledger, reading("2031-03-04", "A"), reading("2031-03-09", "B"))
    keep(ledger, statement(1, "Veskaran ministry", one), statement(2, "The Veskaran Ministry", two))
    (row,) = ledger.sources().rows
    assert (row.statements, row.first, row.last) == (2, "2031-03-04", "2031-03-09")
    found, names = ledger.source(row.id)
    assert found == row
    assert {(one.part, one.name, one.claims) for one in names} == {
        ("name", "Veskaran ministry", 2),
        ("words", "The Veskaran ministry", 2),
    }


def test_statements_of_one_listed_body_are_one_source_whatever_its_name(ledger: Ledger) -> None:
    one, two = add(ledger, reading("2031-03-04", "A"), reading("2031-03-09", "B"))
    first = statement(1, "Veskaran ministry", one, actor="VSK-MOD")
    second = statement(2, "Defence staff", two, actor="VSK-MOD")
    keep(ledger, first, second)
    assert [row.statements for row in ledger.sources().rows] == [2]


def test_who_has_no_name_is_one_for_each_lineage_and_comes_last(ledger: Ledger) -> None:
    claims = add(
        ledger,
        reading("2031-03-04", "A", None),
        reading("2031-03-05", "B", None),
        reading("2031-03-06", "C"),
    )
    other = {"lineages": (LineageId(f"l_{2:032x}"),)}
    keep(
        ledger,
        statement(1, "a resident", claims[0]),
        statement(2, "a resident", claims[1], **other),
        statement(3, "Veskaran ministry", claims[2]),
    )
    rows = ledger.sources().rows
    assert [(row.name, row.named) for row in rows] == [
        ("Veskaran ministry", True),
        ("a resident", False),
        ("a resident", False),
    ]
    assert ledger.sources(SourceQuery(named=True)).total == 1
    assert ledger.sources(SourceQuery(named=False)).total == 2


def test_names_are_found_by_the_beginning_of_any_word_without_accents(ledger: Ledger) -> None:
    (claim,) = add(ledger, reading("2031-03-04", "A", "Zoë Ferrán"))
    keep(ledger, statement(1, "Zoë Ferrán", claim))
    assert ledger.sources(SourceQuery(name="ferr zoe")).total == 1
    assert ledger.sources(SourceQuery(name="ferrand")).total == 0
    assert ledger.sources(SourceQuery(name="ferr", kind="military")).total == 0
    assert ledger.source_kinds() == (("government", 1),)


def test_every_page_goes_on_after_the_last_one(ledger: Ledger) -> None:
    claims = add(ledger, *(reading(f"2031-03-0{n}", f"P{n}", f"Person {n}") for n in range(1, 8)))
    keep(ledger, *(statement(n, f"Person {n}", claim) for n, claim in enumerate(claims, 1)))
    seen, cursor = [], None
    while True:
        page = ledger.sources(SourceQuery(limit=3, cursor=cursor))
        seen += [row.name for row in page.rows]
        cursor = page.next
        if cursor is None:
            break
    assert seen == [f"Person {n}" for n in range(1, 8)]


def test_what_a_source_said_is_dated_by_its_first_report_with_all_carriers(ledger: Ledger) -> None:
    claims = add(
        ledger,
        reading("2031-03-09", "B"),
        reading("2031-03-04", "A"),
        reading("2031-03-07", "C"),
    )
    keep(
        ledger,
        statement(1, "Veskaran ministry", claims[1], claims[0]),
        statement(2, "Veskaran ministry", claims[2]),
    )
    (source,) = ledger.sources().rows
    newest = ledger.said(source.id).rows
    assert [said.day for said in newest] == ["2031-03-07", "2031-03-04"]
    assert [one.publisher for one in newest[1].carriers] == ["A", "B"]
    assert newest[1].rows[0].content == "its troops had left Brenn"
    first = ledger.said(source.id, limit=1, oldest=True)
    rest = ledger.said(source.id, limit=1, oldest=True, cursor=first.next)
    assert [first.rows[0].day, rest.rows[0].day] == ["2031-03-04", "2031-03-07"]
    assert (first.total, rest.next) == (2, None)


def test_a_reply_stands_beside_what_it_answers(ledger: Ledger) -> None:
    found = made.full()
    answer = replace(
        found.claims[1],
        responds_to=ResponseLink(claim=found.claims[0].id, basis=ResponseBasis.STATED),
    )
    found = replace(found, claims=(found.claims[0], answer, found.claims[2]))
    ledger.add(found, made.raw(found))
    keep(ledger, statement(1, "Veskaran ministry", found.claims[0]))
    (source,) = ledger.sources().rows
    (said,) = ledger.said(source.id).rows
    assert [row.claim.id for row in said.replies] == [answer.id]


def test_statements_that_are_gone_leave_no_source_behind(ledger: Ledger) -> None:
    one, two = add(ledger, reading("2031-03-04", "A", "One"), reading("2031-03-09", "B", "Two"))
    keep(ledger, statement(1, "One", one), statement(2, "Two", two))
    keep(ledger, statement(2, "Two", two))
    assert [row.name for row in ledger.sources().rows] == ["Two"]
    assert ledger.sources(SourceQuery(name="one")).total == 0


def test_keeping_the_same_again_makes_no_revision(ledger: Ledger) -> None:
    (claim,) = add(ledger, reading("2031-03-04", "A"))
    keep(ledger, statement(1, "Veskaran ministry", claim))
    before = ledger.revision
    keep(ledger, statement(1, "Veskaran ministry", claim))
    assert ledger.revision == before


def test_a_ledger_of_an_earlier_program_gets_its_tables_when_it_is_reconciled(
    ledger: Ledger,
) -> None:
    with ledger._transactions.reading() as connection:
        assert not inspect(connection).has_table("source")
    (claim,) = add(ledger, reading("2031-03-04", "A"))
    keep(ledger, statement(1, "Veskaran ministry", claim))
    assert ledger.sources().total == 1


def test_judgements_are_found_by_either_side_and_those_taken_back_are_not(ledger: Ledger) -> None:
    at = datetime(2031, 3, 5, tzinfo=UTC)
    first = Judgement(left="c_1", right="c_2", verdict=Verdict.SAME, by="Ada", at=at)
    ledger.add_judgement(first)
    gone = ledger.add_judgement(replace(first, right="c_3", verdict=Verdict.DIFFERENT))
    ledger.undo_judgement(gone, by="Ada", at=at)
    assert [kept.judgement for kept in ledger.judged(["c_2"])] == [first]
    assert [kept.judgement for kept in ledger.judged(["c_1", "s_9"])] == [first]
    assert ledger.judged(["c_3"]) == ()
    finding = Finding(text="x", evidence=(), method="m", by="Ada", at=at, final=True)
    ledger.add_finding(finding)
    assert ledger.findings()[0].finding == finding
