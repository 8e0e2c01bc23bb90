"""Findings: revisions, drafts apart, conflicts, withdrawal, and what a removal leaves of them."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import made
import pytest

from reportedly.errors import FindingConflict, InvalidRecord, NotFound
from reportedly.model.finding import (
    About,
    Conclusion,
    Excerpt,
    Finding,
    FindingStatus,
    MethodKind,
    Outside,
    Withheld,
)
from reportedly.model.ids import ClaimId, IncidentId, ReportId
from reportedly.model.removal import Target, Why
from reportedly.model.span import Span
from reportedly.store.ledger import Ledger
from reportedly.store.people.finding_making import checked_finding, excerpt_of
from reportedly.store.people.findings import FindingQuery

WHY = Why(reason="asked by the family", by="desk", at=made.WHEN)


@pytest.fixture
def told(ledger: Ledger) -> Any:
    reading = made.full()
    ledger.add(reading, made.raw(reading))
    return reading


def whole(told: Any, **values: Any) -> Finding:
    """A finding with all that one can have."""
    first, second, *_ = told.claims
    fields: dict[str, Any] = {
        "text": "Shells fell on the mill.",
        "evidence": (first.id,),
        "method": "The roof of the mill in both films.",
        "by": "Ada",
        "at": made.WHEN,
        "final": True,
        "about": About(claims=(second.id,)),
        "conclusion": Conclusion.CONTRADICTS,
        "kinds": (MethodKind.GEOLOCATION, MethodKind.FOOTAGE),
        "excerpts": (Excerpt(report=told.report.id, spans=(Span(0, 6),)),),
        "outside": (Outside(what="a film", file="mill.mp4", sha256="ab" * 32, day="2031-03"),),
        "limits": "It does not show who fired.",
    }
    return Finding(**{**fields, **values})


def test_a_finding_comes_back_as_it_was_written(ledger: Ledger, told: Any) -> None:
    finding = whole(told)
    number = ledger.add_finding(finding)
    kept = ledger.finding(finding.id)
    assert (kept.finding, kept.revision, kept.author) == (finding, number, "Ada")
    assert ledger.check() == ()


def test_a_revision_takes_the_place_of_the_one_before_which_stays(
    ledger: Ledger, told: Any
) -> None:
    draft = whole(told, final=False)
    first = ledger.add_finding(draft)
    final = replace(draft, text="Shells fell on the mill at noon.", final=True)
    second = ledger.add_finding(final, since=first)
    assert ledger.finding(draft.id).finding == final
    assert ledger.finding(draft.id, first).finding == draft
    assert [one.revision for one in ledger.finding_history(draft.id)] == [first, second]
    assert [one.finding for one in ledger.finding_page(FindingQuery()).rows] == [final]


def test_drafts_are_for_those_who_ask_for_them(ledger: Ledger, told: Any) -> None:
    draft = whole(told, final=False)
    number = ledger.add_finding(draft)
    assert ledger.finding_page(FindingQuery()).total == 0
    assert ledger.findings_on([told.claims[0].id]) == ()
    for revision in (None, number):
        with pytest.raises(NotFound):
            ledger.finding(draft.id, revision, drafts=False)
    assert ledger.finding_page(FindingQuery(drafts=True)).total == 1
    assert len(ledger.findings_on([told.claims[0].id], drafts=True)) == 1


def test_what_is_final_stands_while_a_new_version_is_drafted(ledger: Ledger, told: Any) -> None:
    final = whole(told)
    first = ledger.add_finding(final)
    second = ledger.add_finding(replace(final, text="Draft words.", final=False))
    for drafts in (True, False):
        (kept,) = ledger.finding_page(FindingQuery(drafts=drafts)).rows
        assert kept.finding == final
        assert kept.newest == (second if drafts else first)
    assert ledger.finding(final.id, second).finding.text == "Draft words."
    assert ledger.finding(final.id, second, drafts=False).finding == final
    assert [one.revision for one in ledger.finding_history(final.id, drafts=False)] == [first]


def test_of_two_who_revise_one_the_second_is_told_and_nothing_is_lost(
    ledger: Ledger, told: Any
) -> None:
    finding = whole(told, final=False)
    seen = ledger.add_finding(finding)
    ledger.add_finding(replace(finding, text="One version."), since=seen)
    with pytest.raises(FindingConflict, match="Ada wrote a draft of it on 2031"):
        ledger.add_finding(replace(finding, text="Another."), since=seen)
    texts = [one.finding.text for one in ledger.finding_history(finding.id)]
    assert texts == ["Shells fell on the mill.", "One version."]


def test_only_the_author_writes_a_new_version(ledger: Ledger, told: Any) -> None:
    finding = whole(told)
    ledger.add_finding(finding)
    with pytest.raises(InvalidRecord, match="this finding is Ada’s"):
        ledger.add_finding(replace(finding, by="Ben"))


def test_a_withdrawal_keeps_the_words_and_says_why(ledger: Ledger, told: Any) -> None:
    finding = whole(told)
    ledger.add_finding(finding)
    later = made.WHEN + timedelta(days=1)
    ledger.withdraw_finding(finding.id, by="Ben", at=later, reason=" The film is of 2029. ")
    kept = ledger.finding(finding.id, drafts=False)
    assert kept.finding.status is FindingStatus.WITHDRAWN
    assert (kept.finding.text, kept.finding.withdrawn) == (finding.text, "The film is of 2029.")
    assert (kept.finding.by, kept.author) == ("Ben", "Ada")
    with pytest.raises(FindingConflict, match="Ben withdrew it"):
        ledger.add_finding(replace(finding, text="Again."))
    with pytest.raises(FindingConflict, match="Ben withdrew it"):
        ledger.withdraw_finding(finding.id, by="Ada", at=later, reason="twice")
    with pytest.raises(NotFound):
        ledger.withdraw_finding("f_none", by="Ada", at=later, reason="none")


def test_a_withdrawn_draft_is_still_one_that_readers_never_see(ledger: Ledger, told: Any) -> None:
    finding = whole(told, final=False)
    ledger.add_finding(finding)
    ledger.withdraw_finding(finding.id, by="Ada", at=made.WHEN, reason="no basis")
    with pytest.raises(NotFound):
        ledger.finding(finding.id, drafts=False)
    assert ledger.finding_page(FindingQuery()).total == 0


def test_the_withdrawal_of_a_final_one_shows_no_words_of_a_later_draft(
    ledger: Ledger, told: Any
) -> None:
    finding = whole(told)
    ledger.add_finding(finding)
    ledger.add_finding(replace(finding, text="Secret draft.", final=False))
    ledger.withdraw_finding(finding.id, by="Ada", at=made.WHEN, reason="wrong day")
    rows = ledger.finding_history(finding.id, drafts=False)
    assert [one.finding.text for one in rows] == [finding.text] * 2


def test_pages_of_findings_go_on_after_the_last_and_count_all(ledger: Ledger, told: Any) -> None:
    numbers = [ledger.add_finding(whole(told, text=f"No. {index}.")) for index in range(5)]
    query, seen = FindingQuery(limit=2), list[int]()
    while True:
        page = ledger.finding_page(query)
        assert page.total == 5
        seen += [one.revision for one in page.rows]
        if page.next is None:
            break
        query = replace(query, cursor=page.next)
    assert seen == numbers[::-1]


def test_findings_are_found_by_state_conclusion_author_and_what_they_name(
    ledger: Ledger, told: Any
) -> None:
    first, second = told.claims[:2]
    ledger.add_finding(whole(told))
    spoken_of = About(claims=(first.id,))
    ledger.add_finding(whole(told, by="Ben", conclusion=Conclusion.SUPPORTS, evidence=(),
                             about=spoken_of, excerpts=(), final=False))  # fmt: skip

    def authors(**asked: Any) -> list[str]:
        query = FindingQuery(drafts=True, **asked)
        return sorted(one.author for one in ledger.finding_page(query).rows)

    assert authors(status=FindingStatus.DRAFT) == ["Ben"]
    assert authors(conclusion=Conclusion.CONTRADICTS) == authors(by="Ada") == ["Ada"]
    assert authors(targets=(first.id,)) == ["Ada", "Ben"]
    assert authors(targets=(second.id, told.report.id)) == ["Ada"]
    speaking = ledger.findings_on([first.id], drafts=True, about=True)
    assert [one.author for one in speaking] == ["Ben"]  # Ada’s only rests on it


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": " \n"}, "says something"),
        ({"text": "x" * 2_001}, "2,001 characters"),
        ({"evidence": (ClaimId("c_none"),)}, "no claim c_none"),
        ({"about": About(claims=(ClaimId("c_none"),))}, "no claim c_none"),
        ({"about": About(incident=IncidentId("i_none"))}, "no incident i_none"),
        ({"about": About(slot="killed")}, "say of which"),
        ({"excerpts": (Excerpt(report=ReportId("r_none")),)}, "no report r_none"),
        ({"outside": (Outside(what="film", sha256="abc"),)}, "64 digits"),
        ({"outside": (Outside(what="", file="a.jpg"),)}, "say what it is"),
        ({"outside": (Outside(what="film", day="March"),)}, "no day, month or year"),
        ({"outside": (Outside(what="film", url="javascript:1"),)}, "no address"),
        ({"about": About()}, "needs what it is about"),
        ({"conclusion": None}, "needs what it says of that"),
        ({"kinds": (), "method": " "}, "needs its method"),
        ({"evidence": (), "excerpts": (), "outside": ()}, "needs evidence"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(
    ledger: Ledger, told: Any, wrong: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(InvalidRecord, match=sentence):
        checked_finding(ledger, whole(told, **wrong))


def test_a_draft_need_not_be_whole(ledger: Ledger, told: Any) -> None:
    bare = Finding(text=" To  be\nchecked ", evidence=(), method="", by="Ada", at=made.WHEN,
                   final=False)  # fmt: skip
    assert checked_finding(ledger, bare).text == "To be checked"


def test_words_of_a_report_are_found_whatever_white_space_stands_between(told: Any) -> None:
    words = told.report.text[4:20]
    found = excerpt_of(told.report, "  " + words.replace(" ", " \n "))
    assert found.spans[0].end - found.spans[0].start == len(words.strip())
    assert excerpt_of(told.report, "").spans == ()
    with pytest.raises(InvalidRecord, match="does not have the words"):
        excerpt_of(told.report, "words that stand nowhere in it")


def test_a_finding_whose_evidence_is_removed_says_so_and_keeps_no_words(
    ledger: Ledger, told: Any
) -> None:
    finding = whole(told)
    ledger.add_finding(replace(finding, text="A draft with words.", final=False))
    ledger.add_finding(finding)
    assert ledger.extent_of(Target(report=told.report.id)).findings == 1
    ledger.remove(Target(report=told.report.id), WHY)
    for kept in ledger.finding_history(finding.id):
        assert kept.withheld is Withheld.REMOVED
        assert kept.finding.removed == 3  # the claim it speaks of, the one it rests on, the report
        assert (kept.finding.text, kept.finding.method, kept.finding.limits) == ("", "", "")
        assert kept.finding.claims == kept.finding.excerpts == kept.finding.outside == ()
        assert kept.author == "Ada"
    assert ledger.check() == ()


def test_removed_words_leave_a_finding_and_the_rest_of_it_stays(ledger: Ledger, told: Any) -> None:
    ledger.add_finding(
        whole(told, text="Orla Fenn was at the mill.", evidence=(), about=About(), excerpts=(),
              outside=(Outside(what="a call", obtained_by="Orla Fenn"),))
    )  # fmt: skip
    ledger.redact(Target(words=("Orla Fenn",)), WHY)
    (kept,) = ledger.finding_page(FindingQuery()).rows
    assert kept.finding.text == "█████████ was at the mill."
    assert kept.finding.outside[0].obtained_by == "█████████"
    assert kept.finding.outside[0].what == "a call"
    assert kept.withheld is None


def test_words_of_a_redacted_claim_leave_the_findings_on_it(ledger: Ledger, told: Any) -> None:
    claim = told.claims[0]
    words = told.report.text[claim.content[0].start : claim.content[0].end]
    ledger.add_finding(whole(told, text=f"It is not so that {words}"))
    ledger.redact(Target(claim=claim.id), WHY)
    (kept,) = ledger.finding_page(FindingQuery()).rows
    assert words not in kept.finding.text
    assert kept.finding.text.startswith("It is not so that █")


def test_what_rests_on_something_sealed_shows_its_words_again_afterwards(
    ledger: Ledger, told: Any
) -> None:
    finding = whole(told)
    ledger.add_finding(finding)
    for target in (Target(report=told.report.id), Target(claim=told.claims[0].id)):
        stone = ledger.seal(target, WHY)
        kept = ledger.finding(finding.id)
        assert kept.withheld is Withheld.SEALED
        assert (kept.finding.text, kept.finding.outside) == ("", ())
        ledger.unseal(stone.id, WHY)
        assert ledger.finding(finding.id).finding == finding


def test_a_ledger_from_before_has_its_findings_read_or_brought_up(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.db"
    plain = Finding(text="The bridge fell.", evidence=(ClaimId("c_1"), ClaimId("c_2")),
                    method="films", by="desk", at=made.WHEN, final=True)  # fmt: skip
    with Ledger.open(path) as ledger:
        ledger.add_finding(plain)
    with sqlite3.connect(path) as file:
        made.as_schema_3(file)
    file.close()
    for read_only in (True, False):
        with Ledger.open(path, read_only=read_only) as ledger:
            (kept,) = ledger.findings_on(["c_2"])
            assert kept.finding == replace(plain, id=kept.finding.id)
            assert ledger.finding(kept.finding.id) == kept
            assert ledger.check() == ()
