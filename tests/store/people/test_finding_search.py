"""Findings are found by the words they show: to whom they show them, and as long as they do."""

from dataclasses import replace
from typing import Any

import made
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.finding import About, Conclusion, Finding, MethodKind, Outside
from reportedly.model.removal import Target, Why
from reportedly.store.ledger import Ledger
from reportedly.store.people.finding_search import FindingIndex
from reportedly.store.people.findings import FindingQuery

WHY = Why(reason="asked by the family", by="desk", at=made.WHEN)


@pytest.fixture
def told(ledger: Ledger) -> Any:
    reading = made.full()
    ledger.add(reading, made.raw(reading))
    return reading


def written(told: Any, **values: Any) -> Finding:
    """A finding of which every part has words of its own."""
    first, second, *_ = told.claims
    fields: dict[str, Any] = {
        "text": "The ferry lay at the quay of Tormünd.",
        "evidence": (first.id,),
        "method": "Its chimney in both films.",
        "by": "Ada",
        "at": made.WHEN,
        "final": True,
        "about": About(incident=None, claims=(second.id,)),
        "conclusion": Conclusion.CONTRADICTS,
        "kinds": (MethodKind.GEOLOCATION, MethodKind.SATELLITE),
        "outside": (Outside(what="a log book", file="harbour-log.pdf", sha256="ab" * 32,
                            day="2031-03", obtained_by="Orla Fenn"),),
        "limits": "It does not show who steered.",
    }  # fmt: skip
    return Finding(**{**fields, **values})


def found(ledger: Ledger, words: str, *, drafts: bool = False) -> list[str]:
    page = ledger.finding_page(FindingQuery(text=words, drafts=drafts))
    assert page.total == len(page.rows)
    return [one.finding.text for one in page.rows]


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("ferry", True),
        ("TORMUND quay", True),
        ('"quay of tormünd"', True),
        ('"tormünd of"', False),
        ("contradicts", True),
        ("supports", False),
        ("geolocation", True),
        ("chimney satellite", True),
        ("steered", True),
        ('"log book" fenn', True),
        ("harbour", True),
        ("abab*", True),
        ("ferr", False),
        ("ferr*", True),
        ("ferry -chimney", False),
        ("ferry -barge", True),
        ("ferry OR barge", False),
    ],
)
def test_a_finding_is_found_by_what_it_says_how_it_was_found_and_on_what(
    ledger: Ledger, told: Any, words: str, is_found: bool
) -> None:
    finding = written(told)
    ledger.add_finding(finding)
    assert found(ledger, words) == [finding.text] * is_found


def test_words_narrow_what_else_is_asked_for_and_pages_go_on(ledger: Ledger, told: Any) -> None:
    numbers = [ledger.add_finding(written(told, text=f"Ferry no. {n}.")) for n in range(3)]
    ledger.add_finding(written(told, text="A barge.", by="Ben"))
    query = FindingQuery(text="ferry", by="Ada", limit=2)
    first = ledger.finding_page(query)
    rest = ledger.finding_page(replace(query, cursor=first.next))
    assert (first.total, rest.total, rest.next) == (3, 3, None)
    assert [one.revision for one in (*first.rows, *rest.rows)] == numbers[::-1]
    assert ledger.finding_page(replace(query, by="Ben")).total == 0
    assert ledger.finding_page(FindingQuery(text="- !")).total == 4  # no word: nothing is asked


def test_words_of_a_draft_are_found_by_those_who_see_drafts(ledger: Ledger, told: Any) -> None:
    draft = written(told, text="The ferry had been moved.", final=False)
    ledger.add_finding(draft)
    assert found(ledger, "moved", drafts=True) == [draft.text]
    assert found(ledger, "moved") == []


def test_a_draft_of_a_new_version_makes_nothing_findable(ledger: Ledger, told: Any) -> None:
    final = written(told)
    ledger.add_finding(final)
    ledger.add_finding(replace(final, text="It lay at the pier.", final=False))
    assert found(ledger, "pier", drafts=True) == found(ledger, "pier") == []
    assert found(ledger, "quay", drafts=True) == found(ledger, "quay") == [final.text]
    ledger.add_finding(replace(final, text="It lay at the pier."))
    assert found(ledger, "pier") == ["It lay at the pier."]
    assert found(ledger, "quay") == []


def test_a_withdrawn_finding_is_found_by_why_it_was_withdrawn(ledger: Ledger, told: Any) -> None:
    finding = written(told)
    ledger.add_finding(finding)
    ledger.withdraw_finding(finding.id, by="Ada", at=made.WHEN, reason="The log was of 2029.")
    assert found(ledger, "2029") == found(ledger, "quay") == [finding.text]


def test_what_is_sealed_is_found_by_no_word_until_the_seal_is_taken_back(
    ledger: Ledger, told: Any
) -> None:
    finding = written(told)
    ledger.add_finding(finding)
    for target in (Target(report=told.report.id), Target(claim=told.claims[0].id)):
        assert found(ledger, "ferry") == [finding.text]
        stone = ledger.seal(target, WHY)
        for words in ("ferry", "contradicts", "chimney", "steered", "log", "geolocation"):
            assert found(ledger, words, drafts=True) == [], words
        ledger.unseal(stone.id, WHY)
        assert found(ledger, "log") == [finding.text]


def test_removed_and_redacted_words_find_nothing_more(ledger: Ledger, told: Any) -> None:
    finding = written(told)
    ledger.add_finding(finding)
    assert found(ledger, "fenn") == [finding.text]
    ledger.redact(Target(words=("Orla Fenn",)), WHY)
    assert found(ledger, "fenn") == found(ledger, "orla") == []
    assert found(ledger, "log") == [finding.text]
    ledger.remove(Target(report=told.report.id), WHY)
    for words in ("ferry", "quay", "chimney", "steered", "log", "contradicts"):
        assert found(ledger, words, drafts=True) == [], words


def test_what_another_program_wrote_or_removed_is_seen(ledger: Ledger, told: Any) -> None:
    first = written(told)
    ledger.add_finding(first)
    assert found(ledger, "ferry") == [first.text]
    with Ledger.open(ledger.path, create=False) as other:
        second = written(told, text="A second ferry.")
        other.add_finding(second)
        assert found(ledger, "ferry") == [second.text, first.text]
        other.redact(Target(words=("Tormünd",)), WHY)
    assert found(ledger, "tormünd") == []
    assert len(found(ledger, "ferry")) == 2


def test_the_words_are_in_no_file_but_the_finding_itself(ledger: Ledger, told: Any) -> None:
    ledger.add_finding(written(told, text="Quaystone."))
    assert found(ledger, "quaystone") == ["Quaystone."]
    assert ledger.path.read_bytes().count(b"Quaystone.") <= 1
    with ledger._transactions.reading() as connection:
        index = FindingIndex()
        assert index.versions_with(connection, "quaystone") is not None
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars()
        assert "finding_search" not in set(tables)


@settings(max_examples=25, deadline=None)
@given(words=st.text(max_size=40))
def test_no_text_is_an_error(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    with Ledger.open(tmp_path_factory.mktemp("none") / "empty.db") as ledger:
        assert ledger.finding_page(FindingQuery(text=words)).total == 0
