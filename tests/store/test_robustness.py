"""Files that are missing, damaged, foreign, locked or read-only; programs that are killed."""

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import made
import pytest

from reportedly.errors import (
    LedgerBusy,
    LedgerCorrupt,
    LedgerError,
    LedgerMissing,
    LedgerReadOnly,
    LedgerVersion,
)
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_query import ClaimQuery

NOBODY = 65534  # a user without rights, when the tests run as one who has them all


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    reading = made.full()
    with Ledger.open(path) as ledger:
        ledger.add(reading, made.raw(reading))
    return path


def test_a_ledger_that_is_not_there_is_made_or_missed(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(LedgerMissing, match=r"new\.db"):
            Ledger.open(path, **options)
    assert not path.exists()
    with pytest.raises(LedgerMissing, match="no directory"):
        Ledger.open(tmp_path / "none" / "new.db")
    with Ledger.open(path) as ledger:
        assert ledger.revision == 0
    with Ledger.open(path, create=False) as ledger:
        assert (ledger.path, ledger.read_only) == (path, False)


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(LedgerCorrupt):
        Ledger.open(path, create=False)
    with Ledger.open(path) as ledger:
        assert ledger.check() == ()


def test_a_path_may_have_any_characters(tmp_path: Path) -> None:
    path = tmp_path / "a b?c#d%20é&mode=ro.db"
    Ledger.open(path).close()
    assert path.stat().st_size > 0


def test_what_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    text, other = tmp_path / "notes.txt", tmp_path / "other.db"
    text.write_text("These are notes, and long enough to be no database header. " * 40)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE sightings (bird TEXT)")
    connection.close()
    before = other.read_bytes()
    with pytest.raises(LedgerCorrupt, match=r"notes\.txt"):
        Ledger.open(text)
    with pytest.raises(LedgerCorrupt, match="but not a ledger"):
        Ledger.open(other)
    with pytest.raises(LedgerCorrupt, match="directory"):
        Ledger.open(tmp_path)
    assert other.read_bytes() == before


def test_another_schema_is_refused(filled: Path) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LedgerVersion, match="schema 99"):
        Ledger.open(filled)


@pytest.mark.parametrize("keep", [50, 5_000, 40_000])
def test_a_file_cut_short_is_damaged(filled: Path, keep: int) -> None:
    filled.write_bytes(filled.read_bytes()[:keep])
    with pytest.raises(LedgerCorrupt, match=r"ledger\.db"):
        use(filled)


def test_overwritten_pages_are_damage(filled: Path) -> None:
    size = filled.stat().st_size
    filled.write_bytes(filled.read_bytes()[:8192] + b"\xa5" * (size - 8192))
    with pytest.raises(LedgerCorrupt, match=r"ledger\.db"):
        use(filled)


def use(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.claims(ClaimQuery(text="brenn"))
        assert ledger.check() == ()


def test_a_ledger_opened_for_reading_cannot_be_written(filled: Path) -> None:
    reading = made.reading(made.report("Kest is quiet."))
    with Ledger.open(filled, read_only=True) as ledger:
        assert ledger.claims().total == 3
        assert ledger.check() == ()
        with pytest.raises(LedgerReadOnly, match=r"ledger\.db"):
            ledger.add(reading, made.raw(reading))


def as_nobody(act: Callable[[], None]) -> None:
    """Run `act` in a process without special rights; raises what it raises."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            if os.geteuid() == 0:
                os.seteuid(NOBODY)
            act()
            said = b"ok"
        except BaseException as error:  # noqa: BLE001  it must not get back into the test runner
            said = f"{type(error).__name__}: {error}".encode()
        os.write(writer, said)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    assert said == "ok", said


@pytest.fixture
def open_to_all(filled: Path) -> Iterator[Path]:
    folders = [folder for folder in filled.parents if folder.stat().st_uid == os.getuid()]
    before = {folder: folder.stat().st_mode for folder in folders}
    for folder in folders:
        folder.chmod(before[folder] | 0o555)
    yield filled
    for folder, mode in before.items():
        folder.chmod(mode)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
def test_a_file_or_folder_without_permission(open_to_all: Path, file: int, folder: int) -> None:
    path = open_to_all
    path.chmod(file)
    path.parent.chmod(folder)

    def act() -> None:
        with pytest.raises(LedgerReadOnly, match=r"ledger\.db"):
            Ledger.open(path)
        with Ledger.open(path, read_only=True) as ledger:
            assert ledger.claims().total == 3

    try:
        as_nobody(act)
    finally:
        path.parent.chmod(0o755)


def test_a_second_writer_waits_for_the_first(filled: Path) -> None:
    reading = made.reading(made.report("Kest is quiet."))
    with Ledger.open(filled) as first, Ledger.open(filled) as second:
        with first._transactions.writing("test") as tx:
            assert tx.revision == 2
            waiting = threading.Thread(target=second.add, args=(reading, made.raw(reading)))
            waiting.start()
            time.sleep(0.2)
            assert waiting.is_alive()
            assert second.claims().total == 3  # readers do not wait
        waiting.join(timeout=10)
        assert second.revision == 3
        assert first.counts()["report"] == 2


def test_a_writer_that_waits_too_long_says_who_is_in_the_way(filled: Path) -> None:
    reading = made.reading(made.report("Kest is quiet."))
    with Ledger.open(filled) as first, Ledger.open(filled, busy_seconds=0.1) as second:
        with (
            first._transactions.writing("test"),
            pytest.raises(LedgerBusy, match=r"ledger\.db is being written"),
        ):
            second.add(reading, made.raw(reading))
        second.add(reading, made.raw(reading))
        assert first.counts()["report"] == 2


def add_many(path: Path, name: str) -> None:
    """Make or open the ledger and add 30 reports, ten at a time."""
    with Ledger.open(path) as ledger:
        reports = [made.report(f"{name} {n} fell.", publisher=name) for n in range(30)]
        for start in range(0, 30, 10):
            some = [made.reading(one, None, one.text) for one in reports[start : start + 10]]
            ledger.add_together([(one, made.raw(one)) for one in some])


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_programs_that_make_and_fill_one_ledger_at_once_all_finish(tmp_path: Path) -> None:
    path = tmp_path / "shared.db"
    fork = multiprocessing.get_context("fork")
    writers = [fork.Process(target=add_many, args=(path, f"Wire {n}")) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=30)
    assert [writer.exitcode for writer in writers] == [0] * 4
    with Ledger.open(path, create=False) as ledger:
        assert (ledger.counts()["report"], ledger.revision) == (120, 12)
        assert ledger.check() == ()
        hashes = ledger.content_hashes()
        ledger.rebuild()
        assert ledger.content_hashes() == hashes


ENDLESS = """
    import sys
    sys.path.insert(0, {folder!r})
    import made
    from reportedly.store.ledger import Ledger
    with Ledger.open({path!r}) as ledger:
        for n in range(100_000):
            report = made.report(f"Shells fell on Brenn {{n}} times.")
            reading = made.reading(report, None, report.text)
            added = ledger.add(reading, made.raw(reading))
            print(added.report, flush=True)
"""


def kill_in_the_middle(path: Path, after: int) -> list[str]:
    """Let a program add reports and kill it; returns those it had been told were added."""
    script = ENDLESS.format(folder=str(Path(made.__file__).parent), path=str(path))
    command = [sys.executable, "-c", textwrap.dedent(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        told = [program.stdout.readline().strip() for _ in range(after)]
        program.send_signal(signal.SIGKILL)
        told += [line.strip() for line in program.stdout if line.endswith("\n")]
    return told


def test_a_killed_program_loses_nothing_that_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    told: list[str] = []
    for after in (1, 17, 40):
        told += kill_in_the_middle(path, after)
    with Ledger.open(path, create=False) as ledger:
        assert ledger.check() == ()
        counts = ledger.counts()
        assert counts["report"] == counts["claim"] == counts["activation"]
        assert counts["report"] >= len(set(told)) >= 40
        assert {ledger.report(one).id for one in told} == set(told)
        hashes = ledger.content_hashes()
        ledger.rebuild()
        assert ledger.content_hashes() == hashes


def test_what_was_interrupted_can_be_completed_and_repeated(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    kill_in_the_middle(path, 20)
    reports = [made.report(f"Shells fell on Brenn {n} times.") for n in range(100)]
    readings = [made.reading(one, None, one.text) for one in reports]
    with Ledger.open(path) as ledger:
        first = list(ledger.add_all((one, made.raw(one)) for one in readings))
        assert not any(one.changed for one in first[:20])
        assert any(one.changed for one in first)
        assert len({report.id for report in ledger.every_report()} & {r.id for r in reports}) == 100
        counts, revision = ledger.counts(), ledger.revision
        again = list(ledger.add_all((one, made.raw(one)) for one in readings))
        assert not any(one.changed for one in again)
        assert (ledger.counts(), ledger.revision) == (counts, revision)


def test_threads_share_a_ledger(filled: Path) -> None:
    errors: list[Exception] = []

    def read(ledger: Ledger) -> None:
        try:
            for _ in range(20):
                found = ledger.claims(ClaimQuery(limit=1000))
                assert len(found.rows) == found.total
                ledger.facets(ClaimQuery(since="2031"))
        except (LedgerError, AssertionError) as error:
            errors.append(error)

    def write(ledger: Ledger, name: str) -> None:
        try:
            for number in range(10):
                report = made.report(f"{name} {number} fell.")
                reading = made.reading(report, None, report.text)
                ledger.add(reading, made.raw(reading))
        except LedgerError as error:
            errors.append(error)

    with Ledger.open(filled) as ledger:
        threads = [threading.Thread(target=write, args=(ledger, f"W{n}")) for n in range(3)]
        threads += [threading.Thread(target=read, args=(ledger,)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        assert ledger.counts()["report"] == 31


def test_a_reader_sees_one_state_while_others_write(filled: Path) -> None:
    with Ledger.open(filled) as ledger:
        stream = ledger.every_claim()
        first = next(stream)
        for number in range(5):
            report = made.report(f"{number} fell.")
            reading = made.reading(report, None, report.text)
            ledger.add(reading, made.raw(reading))
        assert len([first, *stream]) == 3
        assert len(list(ledger.every_claim())) == 8
