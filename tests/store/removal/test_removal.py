"""What is sealed, redacted or removed is gone from every answer, and from the bytes of the file."""

import hashlib
import json
import multiprocessing
import os
import signal
import sqlite3
import zlib
from pathlib import Path
from typing import Any

import made
import pytest

from reportedly.codec import encode_claim
from reportedly.errors import InvalidNoun, IssueCode, NotFound, Removed
from reportedly.model.issue import Issue
from reportedly.model.removal import Removal, Target, Why
from reportedly.model.review import Finding, Judgement, Review, ReviewAction, Verdict
from reportedly.reconcile import reconcile
from reportedly.resolution.parties_file import load_parties
from reportedly.store.connect import SCHEMA
from reportedly.store.found.indexed_tables import INDEXED
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_query import ClaimQuery
from reportedly.store.questions.report_pages import ReportQuery
from reportedly.store.removal import removal
from reportedly.store.removal.refusals import key_file
from reportedly.store.tables import LEDGER, SINCE_2

NAME = "Quillon Vesperane"
URL = "https://meridian.example/quillon-vesperane"
TEXT = (
    f"The Veskaran ministry said {NAME} had been held in Brenn. "
    "“We hold Kest,” the Orland staff said. Shells fell on Brenn overnight."
)
OTHER = "Shells fell on Kest at noon. Kest was quiet by night."
WHY = Why(reason="the person is in danger", by="ada", at=made.WHEN)


PARTIES = load_parties(None)


def again(reports: Any, claims: Any) -> Any:
    return reconcile(reports, claims, PARTIES)


def reading(text: str = TEXT, **changes: Any) -> Any:
    told = made.report(text, **{"url": URL, "title": f"{NAME} held in Brenn", **changes})
    by = made.run()
    claims = (
        made.claim(
            told, f"{NAME} had been held in Brenn", by, source="The Veskaran ministry", cue="said",
            speaker="Veskaran ministry", place="Brenn", event="COERCE",
        ),
        made.claim(told, "“We hold Kest,”", by, source="the Orland staff", cue="said.",
                   speaker="Orland staff", place="Kest"),
        made.claim(told, "Shells fell on Brenn overnight", by, place="Brenn", event="ASSAULT"),
    )  # fmt: skip
    return made.Extracted(report=told, run=by, claims=claims)


def fill(ledger: Ledger) -> Any:
    """A report that names a person, with all that people and the program may write about it."""
    told = reading()
    ledger.add(told, made.raw(told))
    other = made.report(OTHER, publisher="Lake Post")
    ledger.add(made.reading(other, None, "Shells fell on Kest at noon"), made.raw(other))
    claim = told.claims[0]
    ledger.add_review(
        Review(
            report=claim.report.id, content=claim.content, field="speakers",
            action=ReviewAction.REPLACE, claim=claim.id, by="ada", at=made.WHEN,
            value=json.dumps([{"span": list(claim.source[0]), "name": NAME, "kind": "civilian"}]),
            seen=encode_claim(claim).decode(), note=f"it was {NAME}",
        )
    )  # fmt: skip
    ledger.add_judgement(
        Judgement(left=claim.id, right=told.claims[2].id, verdict=Verdict.DIFFERENT, by="ada",
                  at=made.WHEN, note=f"not about {NAME}")
    )  # fmt: skip
    ledger.add_finding(
        Finding(text=f"{NAME} was held.", evidence=(claim.id,), method="asked", by="ada",
                at=made.WHEN, final=True)
    )  # fmt: skip
    ledger.add_issues(
        [Issue(code=IssueCode.LONG_LINE, where="brenn.txt", report=told.report.id, span=None,
               detail=f"by {NAME}")]
    )  # fmt: skip
    found = again(ledger.every_report(), ledger.every_claim())
    ledger.store_reconciliation(found.lineages, found.statements, found.incidents, found.accounts)
    return told


def bytes_of(path: Path) -> bytes:
    """All bytes of the file, its log and its index, and what is packed in its cells."""
    raw = b"".join(
        one.read_bytes()
        for end in ("", "-wal", "-shm")
        if (one := path.with_name(path.name + end)).exists()
    )
    cells = []
    with sqlite3.connect(path) as connection:
        for table, column in (("report", "packed"), ("original", "packed")):
            cells += [zlib.decompress(row[0]) for row in connection.execute(
                f"SELECT {column} FROM {table}")]  # fmt: skip
    connection.close()
    return raw + b"".join(cells)


def holds(path: Path, *words: str) -> list[str]:
    raw = bytes_of(path).lower()
    return [word for word in words if word.lower().encode() in raw]


def hashes_of(told: Any) -> tuple[str, ...]:
    return (
        told.report.id,
        told.report.sha256_text,
        hashlib.sha256(TEXT.encode()).hexdigest(),
        *(claim.id for claim in told.claims),
    )


TARGETS = {
    "report": lambda told: Target(report=told.report.id),
    "words": lambda told: Target(words=(NAME,)),
}


def test_a_removed_report_is_gone_from_the_bytes_with_every_hash_of_it(ledger: Ledger) -> None:
    told = fill(ledger)
    assert holds(ledger.path, NAME, "vesperane") == [NAME, "vesperane"]
    stone = ledger.remove(Target(report=told.report.id), WHY, again)
    assert (stone.reports, stone.claims) == (1, 3)
    assert not ledger.erasure_due
    assert holds(ledger.path, NAME, "vesperane", "hold kest", *hashes_of(told)) == []
    assert holds(ledger.path, "Shells fell on Kest at noon", WHY.reason)
    assert ledger.check() == ()


@pytest.mark.parametrize("act", ["redact", "remove"])
def test_a_name_is_gone_from_the_bytes_wherever_it_stood(ledger: Ledger, act: str) -> None:
    fill(ledger)
    getattr(ledger, act)(Target(words=(NAME,)), WHY, again)
    assert holds(ledger.path, NAME, "vesperane", "quillon") == []
    assert ledger.check() == ()
    assert "█" * len(NAME) in next(ledger.every_report()).text


def test_a_redaction_keeps_every_offset_and_what_stands_beside(ledger: Ledger) -> None:
    told = fill(ledger)
    before = ledger.claims_of(told.report.id)
    start = TEXT.index(NAME)
    span = made.Span(start, start + len(NAME))
    ledger.redact(Target(report=told.report.id, spans=(span,)), WHY, again)
    report = ledger.report(told.report.id)
    after = ledger.claims_of(report.id)
    assert report.text == TEXT.replace(NAME, "█" * len(NAME))
    assert [(one.id, one.content, one.source) for one in after] == [
        (one.id, one.content, one.source) for one in before
    ]
    assert after[0].places == before[0].places  # Brenn stands outside the span
    assert after[0].events == ()  # its trigger is the content, which the span touches
    assert ledger.raw(report.id).decode() == report.text
    assert ledger.check() == ()


def test_reading_a_redacted_report_again_brings_nothing_back(ledger: Ledger) -> None:
    told = fill(ledger)
    ledger.redact(Target(words=(NAME,)), WHY, again)
    assert ledger.is_settled(told.report, made.run("2").id)
    with pytest.raises(Removed):
        ledger.add(told, made.raw(told))
    assert holds(ledger.path, NAME) == []


def test_a_removed_claim_goes_with_its_words_and_no_claim_points_to_it(ledger: Ledger) -> None:
    told = fill(ledger)
    ledger.remove(Target(claim=told.claims[0].id), WHY, again)
    assert [one.id for one in ledger.claims_of(told.report.id)] == [c.id for c in told.claims[1:]]
    assert holds(ledger.path, "held in Brenn. ", told.claims[0].id) == []
    assert ledger.was_removed(told.claims[0].id)
    assert ledger.reviews(told.report.id) == ()
    assert ledger.check() == ()


@pytest.mark.parametrize("act", ["seal", "remove"])
@pytest.mark.parametrize("what", TARGETS)
def test_no_answer_of_the_ledger_has_it_any_more(ledger: Ledger, act: str, what: str) -> None:
    told = fill(ledger)
    getattr(ledger, act)(TARGETS[what](told), WHY, again)
    assert answers_with(ledger, NAME) == []
    hashes = ledger.content_hashes()
    ledger.rebuild()
    assert ledger.content_hashes() == hashes
    found = again(ledger.every_report(), ledger.every_claim())
    ledger.store_reconciliation(found.lineages, found.statements, found.incidents, found.accounts)
    assert answers_with(ledger, NAME) == []
    assert ledger.check() == ()


def answers_with(ledger: Ledger, name: str) -> list[str]:
    """Which answers hold the name, or are about what only the report with it said."""
    reports = [*ledger.every_report(), *ledger.current_reports()]
    about: dict[str, Any] = {
        "search": ledger.claims(ClaimQuery(text=name.split()[1])).rows,
        "claims": ledger.claims(ClaimQuery(limit=500)).rows,
        "facets": ledger.facets(),
        "reports": ledger.reports(ReportQuery()).rows,
        "every report": reports,
        "every claim": [*ledger.every_claim(), *ledger.current_claims()],
        "bytes": [ledger.raw(one.id) for one in reports if "█" not in one.text],
        "issues": [*ledger.issues()],
        "findings": ledger.findings(),
        "judgements": ledger.judgements(),
        "last review": ledger.last_review("ada"),
        "reviews": [ledger.reviews(one.id) for one in reports],
        "reviewed": [ledger.reviewed(one.id) for one in reports],
        "queue": ledger.review_queue(ClaimQuery()),
        "nearby": ledger.reports_with_words([name.split()[1]], 9),
        "incidents": [ledger.account(row.incident.id) for row in ledger.incidents().rows],
        "lineages": [ledger.lineages_of(one.id) for one in reports],
        "tombstones": ledger.tombstones(),
    }
    words = name.split()[1].lower()
    return [key for key, value in about.items() if words in repr(value).lower()] + [
        key for key in ("search", "nearby") if about[key]
    ]


def test_what_is_sealed_is_shown_on_demand_and_comes_back(ledger: Ledger) -> None:
    told = fill(ledger)
    before, counted = ledger.content_hashes(), ledger.facets()
    stone = ledger.seal(Target(report=told.report.id), WHY, again)
    with pytest.raises(NotFound):
        ledger.report(told.report.id)
    with pytest.raises(NotFound):
        ledger.raw(told.report.id)
    assert ledger.is_sealed(told.claims[0].id)
    with Ledger.open(ledger.path, sealed=True) as opened:
        assert opened.report(told.report.id).text == TEXT
        assert opened.claim(told.claims[0].id).id == told.claims[0].id
        assert opened.read_only
    ledger.add(told, made.raw(told))  # seen again: it stays sealed
    with pytest.raises(NotFound):
        ledger.report(told.report.id)
    ledger.unseal(stone.id, WHY, again)
    assert (ledger.content_hashes(), ledger.facets()) == (before, counted)
    assert [(one.kind, one.undone) for one in ledger.tombstones()] == [
        (Removal.SEAL, True),
        (Removal.UNSEAL, False),
    ]
    with pytest.raises(NotFound):
        ledger.unseal(stone.id, WHY, again)


def test_a_sealed_claim_is_blocks_in_the_text_and_no_claim(ledger: Ledger) -> None:
    told = fill(ledger)
    ledger.seal(Target(claim=told.claims[0].id), WHY, again)
    text = ledger.report(told.report.id).text
    assert (len(text), text.count("█")) == (len(TEXT), len(f"{NAME} had been held in Brenn"))
    assert len(ledger.claims_of(told.report.id)) == 2
    assert ledger.claims(ClaimQuery(report=told.report.id)).total == 2


def test_all_versions_of_a_report_go_together(ledger: Ledger) -> None:
    first, second = reading(), reading(TEXT + " It was quiet.", published="2031-03-05")
    for one in (first, second):
        ledger.add(one, made.raw(one))
    ledger.remove(Target(report=first.report.id), WHY, again)
    assert ledger.counts()["report"] == 0
    assert holds(ledger.path, NAME) == []


def test_what_was_removed_is_refused_unless_it_is_readmitted(ledger: Ledger) -> None:
    told = fill(ledger)
    ledger.remove(Target(report=told.report.id), WHY, again)
    assert ledger.was_removed(told.report.id)
    assert ledger.is_refused(told.report)
    elsewhere = reading(url="https://lake.example/1", publisher="Lake Post", title="A report")
    for one in (told, elsewhere):
        with pytest.raises(Removed, match="on purpose"):
            ledger.add(one, made.raw(one))
    ledger.readmits = True
    assert ledger.add(told, made.raw(told)).new_report


def test_nothing_is_left_in_tables_of_pages_where_accounts_are_not_made_again(
    tmp_path: Path,
) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        told = fill(ledger)
        ledger.remove(Target(report=told.report.id), WHY, None)
    with sqlite3.connect(path) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert not names & set(INDEXED.tables)


def test_without_the_key_the_ledger_says_nothing_of_what_was_removed(ledger: Ledger) -> None:
    told = fill(ledger)
    ledger.remove(Target(report=told.report.id), WHY, again)
    assert key_file(ledger.path).stat().st_mode & 0o777 == 0o600
    assert key_file(ledger.path).read_text().strip().encode() not in bytes_of(ledger.path)
    key_file(ledger.path).unlink()
    assert not ledger.is_refused(told.report)
    assert not ledger.was_removed(told.report.id)


def test_a_report_that_is_forgotten_leaves_no_digest(ledger: Ledger) -> None:
    told = fill(ledger)
    ledger.remove(Target(report=told.report.id), WHY, again, forget=True)
    assert ledger.counts()["refusal"] == 0
    assert not key_file(ledger.path).exists()
    assert ledger.add(told, made.raw(told)).new_report


def test_bytes_shared_with_another_report_go_and_the_other_keeps_its_text(ledger: Ledger) -> None:
    whole = f"{TEXT}\n{OTHER}".encode()
    told = reading(raw=whole)
    other = made.report(OTHER, publisher="Lake Post", raw=whole)
    ledger.add(told, whole)
    ledger.add(made.reading(other), whole)
    ledger.remove(Target(report=told.report.id), WHY, again)
    assert holds(ledger.path, NAME) == []
    assert ledger.raw(other.id).decode() == OTHER
    assert ledger.check() == ()


def test_a_tombstone_has_nothing_of_the_content(ledger: Ledger) -> None:
    told = fill(ledger)
    stone = ledger.remove(Target(report=told.report.id), WHY, again)
    row = repr(ledger.tombstones()[-1])
    assert (stone.reason, stone.by, stone.at) == (WHY.reason, WHY.by, WHY.at)
    assert not [one for one in (*hashes_of(told), NAME, "Meridian", URL) if one in row]


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_removal_needs_a_reason(reason: str) -> None:
    with pytest.raises(InvalidNoun, match="reason"):
        Why(reason=reason, by="ada", at=made.WHEN)


def test_the_reason_must_not_hold_what_is_taken_out(ledger: Ledger) -> None:
    fill(ledger)
    why = Why(reason=f"to protect {NAME.upper()}", by="ada", at=made.WHEN)
    with pytest.raises(InvalidNoun, match="must not hold"):
        ledger.remove(Target(words=(NAME,)), why, again)
    assert ledger.tombstones() == ()


def test_what_is_not_there_cannot_be_taken_out(ledger: Ledger) -> None:
    fill(ledger)
    for target in (Target(report="r_1"), Target(claim="c_1"), Target(words=("Nobody Here",))):
        with pytest.raises(NotFound):
            ledger.remove(target, WHY, again)
    assert ledger.tombstones() == ()


def test_the_triggers_are_back_after_a_removal(ledger: Ledger) -> None:
    told = fill(ledger)
    ledger.remove(Target(report=told.report.id), WHY, again)
    with sqlite3.connect(ledger.path) as connection:
        for table in ("report", "tombstone", "claim", "refusal"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(f"DELETE FROM {table}")
        count = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
        assert connection.execute(count).fetchone() == (2 * len(LEDGER.sorted_tables),)
    connection.close()


def test_a_removal_that_fails_in_the_middle_changes_nothing(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = fill(ledger)
    before, revision = ledger.content_hashes(), ledger.revision

    def fail(*arguments: object) -> None:
        raise RuntimeError("in the middle")

    monkeypatch.setattr(removal, "derive_all", fail)
    with pytest.raises(RuntimeError):
        ledger.remove(Target(report=told.report.id), WHY, again)
    assert (ledger.content_hashes(), ledger.revision) == (before, revision)
    assert ledger.report(told.report.id).text == TEXT
    assert ledger.check() == ()


def remove_and_die(path: Path, report: str, at: str) -> None:
    """Remove a report and be killed at one step of it."""

    def die(*arguments: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    if at == "commit":
        removal.derive_all = die  # type: ignore[attr-defined]
    with Ledger.open(path) as ledger:
        if at == "erase":
            ledger.erase = die  # type: ignore[method-assign, assignment]
        ledger.remove(Target(report=report), WHY, again)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize(("at", "left"), [("commit", 2), ("erase", 1)])
def test_a_removal_that_is_killed_has_happened_or_not(tmp_path: Path, at: str, left: int) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        told = fill(ledger)
    fork = multiprocessing.get_context("fork")
    child = fork.Process(target=remove_and_die, args=(path, told.report.id, at))
    child.start()
    child.join(timeout=60)
    assert child.exitcode == -signal.SIGKILL
    with Ledger.open(path) as ledger:
        assert ledger.counts()["report"] == left
        assert len(ledger.tombstones()) == 2 - left
        assert ledger.check() == ()
        assert not ledger.erasure_due
    assert holds(path, NAME) == ([NAME] if left == 2 else [])


def test_bytes_wait_for_a_reader_and_go_when_it_has_gone(ledger: Ledger) -> None:
    told = fill(ledger)
    with Ledger.open(ledger.path, busy_seconds=0.1) as second, Ledger.open(ledger.path) as reader:
        stream = reader.every_claim()
        next(stream)
        second.remove(Target(report=told.report.id), WHY, again)
        assert second.erasure_due
        stream.close()
    with Ledger.open(ledger.path) as opened:
        assert not opened.erasure_due
    assert holds(ledger.path, NAME) == []


def as_schema_1(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        made.as_schema_3(connection, version=1)
        for table in reversed(SINCE_2):
            connection.execute(f"DROP TABLE {table.name}")
        connection.execute("DROP TABLE erasure")
    connection.close()


def test_a_ledger_of_the_first_schema_is_read_and_brought_up(tmp_path: Path) -> None:
    path, fresh = tmp_path / "old.db", tmp_path / "new.db"
    with Ledger.open(path) as ledger:
        told = fill(ledger)
    with Ledger.open(fresh) as ledger:
        ledger.remove(Target(report=fill(ledger).report.id), WHY, again)
    as_schema_1(path)
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.report(told.report.id).text == TEXT
        assert ledger.tombstones() == ()
    with Ledger.open(path) as ledger:
        ledger.remove(Target(report=told.report.id), WHY, again)
    schemas = []
    for one in (path, fresh):
        with sqlite3.connect(one) as connection:
            rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
            schemas.append(sorted(row[0] for row in rows))
            assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        connection.close()
    assert schemas[0] == schemas[1]


def test_a_report_is_removed_while_others_of_the_very_same_text_stay(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        one, two = (reading(publisher=name, url=None) for name in ("Lake Post", "Island Courier"))
        for told in (one, two):
            ledger.add(told, made.raw(told))
        ledger.remove(Target(report=one.report.id), WHY, again)
        assert [(left.id, left.text) for left in ledger.every_report()] == [(two.report.id, TEXT)]
        ledger.remove(Target(report=two.report.id), WHY, again)
    assert holds(tmp_path / "l.db", NAME) == []
