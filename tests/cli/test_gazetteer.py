"""`gazetteer build` and `gazetteer find`."""

import json
from pathlib import Path

import pytest

from reportedly.cli.main import exit_code


def test_a_list_of_ones_own_is_built_and_looked_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = ["7", "Zarbeth", "Zarbeth", "", "48.5", "38.25", "P", "PPL", "UA", *[""] * 5, "900"]
    dump, out = tmp_path / "XX.txt", tmp_path / "own.bin"
    dump.write_text("\t".join([*cells, *[""] * 4]) + "\n", encoding="utf-8")
    assert exit_code(["gazetteer", "build", str(dump), "--out", str(out)]) == 0
    assert capsys.readouterr().out.split() == ["1", "village"]
    assert exit_code(["gazetteer", "find", "Zarbeth", "--places", str(out), "--jsonl"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["id"] == "geonames:7"


def test_a_file_that_is_no_dump_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "XX.zip").write_bytes(b"PK\xff\xfe")
    asked = ["gazetteer", "build", str(tmp_path / "XX.zip"), "--out", str(tmp_path / "own.bin")]
    assert exit_code(asked) == 1
    assert "XX.zip" in capsys.readouterr().err
