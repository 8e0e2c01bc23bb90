"""The corpus is loaded with its texts, each checked against the hash it was annotated with."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gold import load

TEXT = "The ministry said its forces left Kest.\r\nRain fell."
CLAIM = {"id": "c1", "content": [[18, 38]]}


def corpus(folder: Path, source: str = "invented", text: str = TEXT) -> Path:
    (folder / "claims").mkdir()
    (folder / "reports").mkdir()
    digest = load.sha256(TEXT)
    head = {
        "name": "x", "source": source, "sha256": digest, "split": "dev",
        "published": None, "publisher": None,
    }  # fmt: skip
    lines = "".join(json.dumps(line) + "\n" for line in (head, CLAIM))
    (folder / "claims" / "x.jsonl").write_text(lines, encoding="utf-8")
    if source == "invented":
        (folder / "reports" / "x.txt").write_bytes(text.encode())
    return folder


def test_a_report_has_its_text_and_claims(tmp_path: Path) -> None:
    (report,) = load.load(corpus(tmp_path))
    assert (report.name, report.text, report.claims) == ("x", TEXT, [CLAIM])
    assert list(load.load(tmp_path, split="train")) == []


def test_a_text_that_changed_is_left_out_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus(tmp_path, text=TEXT.replace("Kest", "Brenn"))
    assert list(load.load(tmp_path)) == []
    assert "x.jsonl: its text is not the one that was annotated" in capsys.readouterr().err
    with pytest.raises(load.TextMissing):
        list(load.load(tmp_path, strict=True))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_text_of_the_readers_own_copy_is_joined(tmp_path: Path, encoding: str) -> None:
    copy = tmp_path / "copy.csv"
    copy.write_bytes(f'unit_id,article_content\n1,"{TEXT}"\n2,"caf\u00e9"\n'.encode(encoding))
    (report,) = load.load(corpus(tmp_path, source="fa-kes"), texts=copy)
    assert report.text == TEXT


def test_without_the_copy_the_report_is_said_to_be_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(load.load(corpus(tmp_path, source="fa-kes"))) == []
    assert "give your copy of FA-KES" in capsys.readouterr().err


def test_splits_are_by_hash_and_near_their_shares() -> None:
    found = [load.split_of(load.sha256(str(number))) for number in range(2000)]
    shares = [found.count(name) / 20 for name, _ in load.SPLITS]
    assert shares == pytest.approx([60, 20, 20], abs=3)


def test_the_loader_needs_nothing_but_python(tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    command = [sys.executable, "-I", "-S", str(Path(load.__file__)), str(folder), "--split", "dev"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["claims"] == [CLAIM]
