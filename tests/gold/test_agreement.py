"""Two passes over one text: what they agree on, and each difference with its words."""

from pathlib import Path

import pytest

from gold import agreement

TEXT = "The ministry said its forces left Kest. Rain fell."
FIRST = """claim c1 at S1
source "The ministry"
cue "said"
content "its forces left Kest"
quotation indirect
"""
SECOND = (
    FIRST + 'place "Kest" role=reference\nmood intended\n\nclaim c2 at S2\ncontent "Rain fell"\n'
)


def test_the_table_and_the_differences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, marked in (("one", FIRST), ("two", SECOND)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.gold").write_text(marked, encoding="utf-8")
        (tmp_path / name / "x.txt").write_text(TEXT, encoding="utf-8")
    assert agreement.main([str(tmp_path / "one"), str(tmp_path / "two"), "--differences"]) == 0
    lines = capsys.readouterr().out.splitlines()
    told = {line.split("  ")[0].strip(): line for line in lines}
    assert "F1 1.000  (1 and 1)" in told["attributions"]
    assert "equal 0.000" in told["mood"]
    assert "x: claims: - | narration: Rain fell" in lines
    assert "x: mood: actual | intended: its forces left Kest" in lines
    assert "x: places: - | there: Kest" in lines


def test_without_two_folders_it_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert agreement.main(["one"]) == 2
    assert "usage" in capsys.readouterr().err
