"""What a run is told apart by: the code that reads, in whichever folder it lies."""

from pathlib import Path

import pytest

import reportedly
from reportedly.pipeline import READING_STAGES, hash_of
from reportedly.reconciling import RECONCILING

PACKAGE = Path(reportedly.__file__).parent


@pytest.mark.parametrize("name", ["rule.py", "times/rule.py", "times/days/rule.py"])
def test_another_rule_is_another_hash(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("YEAR = 2030")
    before = hash_of(tmp_path, ".py")
    path.write_text("YEAR = 2031")
    assert hash_of(tmp_path, ".py") != before


def test_a_rule_in_another_folder_is_another_hash(tmp_path: Path) -> None:
    for name in ("places", "times"):
        (tmp_path / name).mkdir()
    (tmp_path / "places" / "rule.py").write_text("YEAR = 2030")
    before = hash_of(tmp_path, ".py")
    (tmp_path / "places" / "rule.py").rename(tmp_path / "times" / "rule.py")
    assert hash_of(tmp_path, ".py") != before


def test_what_is_no_code_does_not_count(tmp_path: Path) -> None:
    before = hash_of(tmp_path, ".py")
    (tmp_path / "notes.txt").write_text("later")
    assert hash_of(tmp_path, ".py") == before


@pytest.mark.parametrize("stage", sorted({*READING_STAGES, *RECONCILING}))
def test_every_stage_has_code(stage: str) -> None:
    assert any((PACKAGE / stage).rglob("*.py"))
