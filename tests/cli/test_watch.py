"""`reportedly ingest --watch`: takes what comes, survives what is broken, ends with 130."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.cli import watching
from reportedly.store.ledger import Ledger

STORY = "The Veskaran Defence Ministry said on Tuesday that 12 people had been killed in Brenn."


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What happens between two looks; after the last step the user presses Ctrl-C."""

    def between(*steps: Callable[[], object]) -> None:
        waiting = iter(steps)

        def pause(seconds: float) -> None:
            step = next(waiting, None)
            if step is None:
                raise KeyboardInterrupt
            step()

        monkeypatch.setattr(watching, "sleep", pause)

    return between


def nothing() -> None:
    """Nobody touches the folder."""


def test_what_comes_is_taken_and_what_is_broken_is_recorded(run, looks, tmp_path: Path) -> None:
    folder, db = tmp_path / "in", tmp_path / "desk.db"
    folder.mkdir()
    (folder / "bad.txt").write_bytes(b"")
    looks(
        nothing,
        lambda: (folder / "story.txt").write_text(STORY, encoding="utf-8"),
        nothing,
        lambda: (folder / "copy.txt").write_text(STORY, encoding="utf-8"),
        nothing,
        nothing,
    )
    ran = run("ingest", "--watch", folder, "--db", db, "--published", "2025-03-13")
    assert ran.code == 130
    assert "stopped: 1 report seen, 1 new, 1 read" in ran.err
    with Ledger.open(db, create=False) as ledger:
        assert [issue.code.value for issue in ledger.issues()] == ["I101"]
        assert [report.text for report in ledger.every_report()] == [STORY]
        assert ledger.counts()["report"] == 1
        revision = ledger.revision
    looks(nothing, nothing)
    again = run("ingest", "--watch", folder, "--db", db, "--published", "2025-03-13")
    assert again.code == 130
    with Ledger.open(db, create=False) as ledger:
        assert ledger.counts()["report"] == 1
        assert ledger.revision <= revision + 1


def test_only_one_folder_can_be_watched(run, tmp_path: Path) -> None:
    for paths in (["-"], [tmp_path / "none"], [tmp_path, tmp_path]):
        ran = run("ingest", "--watch", *paths, "--db", tmp_path / "desk.db")
        assert ran.code == 2
        assert "one folder" in ran.err
    assert not (tmp_path / "desk.db").exists()
