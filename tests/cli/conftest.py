"""The command line, run in this process."""

from pathlib import Path
from typing import NamedTuple

import pytest

from reportedly.cli.main import exit_code
from reportedly.sample import sample_file

STORY = (
    "The Veskaran Defence Ministry said on Tuesday that at least 12 people had been killed "
    "in Brenn. "
    "Meridian Wire could not independently verify the report."
)


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def flat_err(self) -> str:
        """What went to standard error in one line, without the frame of a usage error."""
        return " ".join(self.err.replace("│", " ").split())


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    """Run a command and return its exit code and what it printed."""

    def command(*arguments: object) -> Ran:
        code = exit_code([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return command


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the bundled sample in it; only to be read."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    arguments = ["ingest", str(sample_file("reports.jsonl")), "--db", str(path), "--quiet"]
    for name in ("places", "parties"):
        arguments += [f"--{name}", str(sample_file(f"{name}.toml"))]
    assert exit_code(arguments) == 0
    return path
