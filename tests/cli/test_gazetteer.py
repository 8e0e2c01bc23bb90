"""`gazetteer build` and `gazetteer find`."""

import json
import os
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


def test_several_places_files_are_given_by_repeating_the_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, town in (("a.toml", "Qorvath"), ("b.toml", "Umbrelith")):
        entry = f'format = 1\n[[place]]\nnames = ["{town}"]\nlat = -45\nlon = -130\n'
        (tmp_path / name).write_text(entry, encoding="utf-8")
    one, two = str(tmp_path / "a.toml"), str(tmp_path / "b.toml")
    asked = ["gazetteer", "find", "Umbrelith", "--jsonl"]
    assert exit_code([*asked, "--places", one, "--places", two]) == 0
    given = capsys.readouterr().out
    assert json.loads(given)["id"] == "places:umbrelith"
    monkeypatch.setenv("REPORTEDLY_PLACES", f"{one}{os.pathsep}{two}")
    assert exit_code(asked) == 0
    assert capsys.readouterr().out == given


def test_an_older_name_is_found_with_its_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["gazetteer", "find", "Dneprodzerzhinsk", "--jsonl"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["name_until"] == "2016-05-19"
