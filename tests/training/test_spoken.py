"""Attributions in reports of conflict: the file's shape, its parts, and the gold in its shape."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from training import annotated, data, spoken

TEXT = "The ministry said the mayor had denied that guns fired. Rain fell."
OUTER = [[[0, 12]], [[13, 17]], [[18, 54]]]
NESTED = [[[18, 27]], [[28, 38]], [[44, 54]]]


def written(folder: Path, **changed: object) -> Path:
    """A folder of data with the text, and the file of annotations over it."""
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    line = {"corpus": "invented", "id": "one", "sha256": digest, "read": 55}
    line |= {"attributions": [OUTER], "nested": [NESTED], **changed}
    (folder / "annotations.jsonl").write_text(json.dumps(line))
    (folder / "corpora").mkdir()
    packed = gzip.compress(json.dumps({"id": "one", "text": TEXT}).encode())
    (folder / "corpora" / "invented.jsonl.gz").write_bytes(packed)
    return folder


def read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict]:
    monkeypatch.setattr(spoken, "FILE", folder / "annotations.jsonl")
    return [record for part in range(3) for record in spoken.records(folder, part)]


def test_a_report_is_in_one_part_and_ends_where_reading_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (record,) = read(written(tmp_path), monkeypatch)
    assert record["text"] == TEXT[:55]
    (outer,), (nested,) = record["attributions"], record["nested"]
    assert (outer["cue"], nested["content"]) == ([[13, 17]], [[44, 54]])


def test_open_texts_alone_are_those_of_corpora_under_open_licences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path)
    monkeypatch.setattr(spoken, "FILE", folder / "annotations.jsonl")
    for known, found in ((("invented",), 1), ((), 0)):
        monkeypatch.setattr(annotated, "OPEN", known)
        openly = [spoken.records(folder, part, openly=True) for part in range(3)]
        assert len([record for records in openly for record in records]) == found


def test_another_text_than_the_annotated_one_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValueError, match="one is missing or not as annotated"):
        read(written(tmp_path, sha256="0" * 64), monkeypatch)


def test_nested_speech_is_a_layer_of_its_own_whose_cues_are_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (record,) = read(written(tmp_path), monkeypatch)
    example = next(data.attribution_examples([record], None, changed=False))
    layers = [example.columns[name].tolist() for name in ("tags", "inner")]
    told = dict(zip(example.words, zip(*layers, strict=True), strict=True))
    assert told["ministry"] == (2, 0)
    assert told["mayor"] == (6, 2)
    assert told["denied"] == (6, 4)
    assert told["guns"] == (6, 5)
    assert [example.words[cue] for cue, _ in example.cues] == ["said", "had"]


def test_texts_without_nested_layer_have_no_column_for_it() -> None:
    outer = dict(zip(spoken.ROLES, OUTER, strict=True))
    record = {"id": "one", "text": TEXT, "attributions": [outer]}
    assert "inner" not in data.attribution_example(record, [], None).columns


def test_gold_claims_with_a_cue_are_told_by_layer(tmp_path: Path) -> None:
    empty = {"source": [], "cue": [], "content": [[56, 65]], "within": None}
    claims = [
        dict(zip(spoken.ROLES, OUTER, strict=True)) | {"within": None},
        dict(zip(spoken.ROLES, NESTED, strict=True)) | {"within": "c1"},
        empty,
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"name": "one", "text": TEXT, "claims": claims}))
    (record,) = spoken.of_gold(path)
    assert [item["source"] for item in record["attributions"]] == [[[0, 12]]]
    assert [item["source"] for item in record["nested"]] == [[[18, 27]]]


def test_spans_of_the_annotations_lie_where_was_read() -> None:
    lines = [json.loads(line) for line in spoken.FILE.read_text().splitlines()]
    assert len({(line["corpus"], line["id"]) for line in lines}) == len(lines) > 1000
    for line in lines:
        for source, cue, content in line["attributions"] + line["nested"]:
            assert content
            assert source or cue
            for spans in (source, cue, content):
                assert spans == sorted(spans)
                assert all(0 <= start < end <= line["read"] for start, end in spans)
