"""`evaluate gold` measures our claims against annotated ones, layer by layer."""

import json
from pathlib import Path

import pytest

from reportedly.cli.main import exit_code

TEXT = "The ministry said its forces left Kest. Shells fell on the road."


def claim(content: list[int], *, attributed: bool) -> dict:
    told = {"source": "CT+" if attributed else None, "publisher": "Uu" if attributed else "CT+"}
    return {
        "source": [[0, 12]] if attributed else [],
        "cue": [[13, 17]] if attributed else [],
        "content": [content],
        "quotation": "indirect" if attributed else "narration",
        "within": None, "responds_to": None, "chain": [], "silence": None,
        "speakers": [{"kind": "military"}] if attributed else [],
        "factuality": told, "mood": "actual", "basis": "unstated", "verification": [],
        "events": [], "controls": [], "places": [], "times": [], "quantities": [],
    }  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    claims = [claim([18, 38], attributed=True), claim([40, 63], attributed=False)]
    claims[0]["places"] = [{"span": [22, 28], "role": "event"}]  # "forces": no place
    record = {"name": "x", "text": TEXT, "published": "2031-05-02", "claims": claims}
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return path


def test_every_layer_has_a_line(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["evaluate", "gold", str(corpus), "--errors", "--confusion"]) == 0
    out = capsys.readouterr().out
    assert "attributions            F1       1.000 [1.000, 1.000]  P 1.000  R 1.000" in out
    assert "narration               F1       1.000" in out
    assert "by source               macro F1 1.000" in out
    assert "x: places: there read as none: forces" in out.splitlines()


def test_the_figures_as_json(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["evaluate", "gold", str(corpus), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[0]["layer"] == "attributions"
    assert rows[0]["value"] == 1.0


@pytest.mark.parametrize(
    ("line", "said"), [("{}", "corpus.jsonl:1: no name"), ("not json", "corpus.jsonl:1: ")]
)
def test_a_line_that_is_no_text_is_named(
    line: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    assert exit_code(["evaluate", "gold", str(path)]) == 1
    assert said in capsys.readouterr().err
