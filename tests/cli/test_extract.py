"""`extract`: formats, exit codes and what a bad input does."""

import csv
import io
import json
from pathlib import Path

import pytest

from reportedly.codec import decode_claim, decode_line


def test_jsonl_is_a_report_line_and_its_claims(run, story: Path) -> None:
    ran = run("extract", story, "--published", "2025-03-12", "--jsonl")
    head, *claims = ran.out.splitlines()
    assert ran.code == 0
    assert json.loads(head)["report"]["published"] == "2025-03-12"
    assert [decode_line(line) for line in claims] == [decode_claim(line) for line in claims]
    said = decode_claim(claims[0])
    assert [speaker.name for speaker in said.speakers] == ["Veskaran Defence Ministry"]
    assert [v.status.value for v in said.verification] == ["not_verified"]


def test_without_text_the_report_line_has_none(run, story: Path) -> None:
    without = json.loads(run("extract", story, "--jsonl").out.splitlines()[0])
    with_text = json.loads(run("extract", story, "--jsonl", "--with-text").out.splitlines()[0])
    assert "text" not in without["report"]
    assert with_text["report"]["text"] == story.read_text(encoding="utf-8")


def test_json_is_one_array(run, story: Path) -> None:
    assert len(json.loads(run("extract", story, "--json").out)) >= 2


def test_csv_has_a_row_a_claim(run, story: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("extract", story, "--csv").out)))
    assert rows[0]["source"] == "Veskaran Defence Ministry"


def test_a_cell_that_starts_like_a_formula_is_defused(run, story: Path) -> None:
    rows = run("extract", story, "--csv", "--publisher", "=HYPERLINK(1)").out
    assert "'=HYPERLINK(1)" in rows


def test_table_shows_what_was_said(run, story: Path) -> None:
    assert "Veskaran" in run("extract", story, "--table").out


def test_two_formats_at_once_are_a_usage_error(run, story: Path) -> None:
    assert run("extract", story, "--json", "--csv").code == 2


def test_an_impossible_date_stops_the_run(run, story: Path) -> None:
    ran = run("extract", story, "--published", "Tuesday")
    assert ran.code == 1
    assert "Tuesday" in ran.err


def test_standard_input_is_read(run, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(story.read_bytes()))
    monkeypatch.setattr("sys.stdin", stream)
    assert "Veskaran" in run("extract", "-", "--jsonl").out


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\t ",
    "binary.txt": bytes(range(256)) * 40,
    "cut.html": b"<html><body",
    "broken.jsonl": b'{"text": "cut off',
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_named_and_the_rest_goes_on(run, tmp_path: Path, story: Path, name) -> None:
    bad = tmp_path / name
    bad.write_bytes(BAD[name])
    ran = run("extract", bad, story, "--jsonl")
    assert ran.code == 3
    assert str(bad) in ran.err
    assert "Veskaran" in ran.out


def test_a_missing_file_and_an_empty_folder_are_named(run, tmp_path: Path, story: Path) -> None:
    (tmp_path / "folder").mkdir()
    ran = run("extract", tmp_path / "no.txt", tmp_path / "folder", story, "--jsonl")
    assert ran.code == 3
    assert "no.txt" in ran.err
    assert "folder" in ran.err
    assert "Veskaran" in ran.out


ODD = {
    "cp1251.txt": "Міністерство said so. «Так», he said.".encode("cp1251"),
    "utf16.txt": "The ministry said the town was quiet.".encode("utf-16"),
    "mojibake.txt": "The ministry said â€œthe town is quietâ€\x9d.".encode(),
    "mixed.txt": "The ministry said “yes”. ".encode() + "He said “no”.".encode("cp1252"),
    "nul.txt": b"The ministry said\x00 that the town was quiet.\x07",
    "long.txt": b"The ministry said that the town was quiet. " * 5_000,
    "emoji.txt": "“The town 🏚️ is quiet,” the ministry said.".encode(),
    "nfd.txt": "Governor Ilse Mären said the town was quiet.".encode(),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_text_is_read_and_every_span_reproduces_its_words(run, tmp_path: Path, name) -> None:
    path = tmp_path / name
    path.write_bytes(ODD[name])
    ran = run("extract", path, "--language", "en", "--jsonl", "--with-text")
    assert ran.code == 0
    head, *claims = ran.out.splitlines()
    text = json.loads(head)["report"]["text"]
    for line in claims:
        claim = decode_claim(line)
        assert all(span.of(text) == span.of(text).strip() != "" for span in claim.content)


def test_a_lone_surrogate_in_json_is_replaced(run, tmp_path: Path) -> None:
    path = tmp_path / "lone.jsonl"
    path.write_text('{"text": "The ministry said \\ud800 the town was quiet.", "language": "en"}')
    ran = run("extract", path, "--jsonl", "--with-text")
    assert ran.code == 0
    assert "�" in ran.out
    assert "I205" in ran.err


def test_a_report_that_breaks_a_rule_is_an_issue_and_the_rest_goes_on(
    run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportedly import pipeline

    extract = pipeline.extract

    def break_on_first(report, engine):
        if "BREAK" in report.text:
            raise RuntimeError("a rule broke")
        return extract(report, engine)

    monkeypatch.setattr(pipeline, "extract", break_on_first)
    (tmp_path / "a.txt").write_text("BREAK this, the ministry said.")
    ran = run("extract", tmp_path / "a.txt", story, "--jsonl")
    assert ran.code == 3
    assert "X301" in ran.err
    assert "Veskaran" in ran.out
