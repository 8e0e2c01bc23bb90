"""Wordings for training: whole records, labels of the model, words that stand in their sentence."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from reportedly.model.factuality import SilenceKind, VerificationStatus

FOLDER = Path(__file__).parents[2] / "training" / "wordings"
FILES = sorted(FOLDER.glob("*.jsonl"))
KEYS = {"id", "before", "sentence", "after", "remark", "silence", "note"}
REAL = re.compile(
    r"\b(?:Reuters|BBC|CNN|AFP|Associated Press|Al Jazeera|TASS|Bellingcat|Guardian|Xinhua"
    r"|Russian?|Ukrain(?:e|ian)|Syrian?|Israeli?|Gaza|Palestin(?:e|ian)|Irani?|Iraqi?|Yemeni?"
    r"|Sudan(?:ese)?|Myanmar|Afghan(?:istan)?|Libyan?|Ethiopian?|United States|American|China"
    r"|NATO|United Nations|Red Cross|Amnesty|Human Rights Watch)\b"
)


def items(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def repeated(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def test_there_are_wordings() -> None:
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_line_is_a_whole_record_of_its_file(path: Path) -> None:
    for item in items(path):
        assert set(item) == KEYS, item["id"]
        assert re.fullmatch(rf"{path.stem}-\d{{3}}", item["id"])
        texts = [item[key] for key in ("before", "sentence", "after", "note")]
        assert all(isinstance(text, str) and text == text.strip() for text in texts), item["id"]
        assert item["sentence"], item["id"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_labels_are_those_of_the_model_and_their_words_stand_in_the_sentence(path: Path) -> None:
    for item in items(path):
        sentence, remark, silence = item["sentence"], item["remark"], item["silence"]
        if remark is not None:
            assert set(remark) == {"status", "words"}, item["id"]
            assert VerificationStatus(remark["status"])
            assert remark["words"], item["id"]
            assert remark["words"] in sentence, item["id"]
        if silence is not None:
            assert set(silence) == {"kind", "who", "words"}, item["id"]
            assert SilenceKind(silence["kind"])
            assert silence["words"], item["id"]
            assert silence["words"] in sentence, item["id"]
            assert silence["who"] in sentence, item["id"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_status_and_every_kind_is_there_and_so_are_sentences_that_are_neither(
    path: Path,
) -> None:
    found = items(path)
    statuses = {item["remark"]["status"] for item in found if item["remark"]}
    kinds = {item["silence"]["kind"] for item in found if item["silence"]}
    assert statuses == set(VerificationStatus)
    assert kinds == set(SilenceKind)
    assert any(item["remark"] is None and item["silence"] is None for item in found)


def test_no_id_and_no_sentence_stands_twice() -> None:
    found = [item for path in FILES for item in items(path)]
    assert not repeated([item["id"] for item in found])
    assert not repeated([" ".join(item["sentence"].lower().split()) for item in found])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nobody_real_is_named(path: Path) -> None:
    for item in items(path):
        for key in ("before", "sentence", "after"):
            named = REAL.search(item[key])
            assert named is None, f"{item['id']}: {named}"
