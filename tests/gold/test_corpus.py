"""The corpus is what its marked-up files say, in the record format, with ids as the package's."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gold import build, load, markup
from reportedly.model.ids import claim_id, report_id
from reportedly.model.span import Span

FOLDER = Path(load.__file__).parent
MARKED = sorted((FOLDER / "marked").glob("*.gold"))
TRAINING = FOLDER.parent / "training"
INVENTED = sorted(
    p for name in ("invented", "briefs") for p in (TRAINING / name).glob("marked/*.gold")
)


@cache
def told_of(folder: Path) -> dict[str, dict[str, Any]]:
    """What is told of each report of a corpus, by its name."""
    return json.loads((folder / "reports" / "reports.json").read_text("utf-8"))


TOLD = told_of(FOLDER)


@pytest.mark.parametrize("path", [*MARKED, *INVENTED], ids=lambda path: path.stem)
def test_claims_are_those_of_the_marked_up_file(path: Path) -> None:
    folder = path.parents[1]
    text = markup.text_of(path)
    claims, wrong = markup.read(path.read_text("utf-8"), text)
    assert wrong == []
    lines = build.built(path.stem, text, claims, told_of(folder)[path.stem])
    assert (folder / "claims" / f"{path.stem}.jsonl").read_text("utf-8") == lines


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_a_marked_up_file_survives_being_written_anew(path: Path) -> None:
    text = markup.text_of(path)
    claims, _ = markup.read(path.read_text("utf-8"), text)
    assert markup.read(markup.write(claims, text), text) == (claims, [])


PASSES = sorted(path for name in ("first", "second") for path in (FOLDER / name).glob("*.gold"))


@pytest.mark.parametrize("path", PASSES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_passes_that_were_adjudicated_are_kept_and_can_be_read(path: Path) -> None:
    claims, wrong = markup.read(path.read_text("utf-8"), markup.text_of(path))
    assert wrong == []
    assert claims


def test_a_text_has_three_passes_if_both_and_the_reasons_are_kept() -> None:
    for name, told in TOLD.items():
        paths = (FOLDER / "first" / f"{name}.gold", FOLDER / "reasons" / f"{name}.txt")
        assert (told["passes"] == 3) == all(path.exists() for path in paths)


def test_claims_over_the_texts_of_others_hold_no_word_of_them() -> None:
    path = MARKED[0]
    claims, _ = markup.read(path.read_text("utf-8"), markup.text_of(path))
    told = {**TOLD[path.stem], "source": "fa-kes"}
    text = markup.text_of(path)
    bare = build.built(path.stem, text, [build.without_words(c) for c in claims], told)
    names = {s["name"] for c in claims for s in c["speakers"] if s["name"]}
    assert names
    assert not any(json.dumps(name, ensure_ascii=False) in bare for name in names)
    assert len(bare.splitlines()) == len(claims) + 1


def test_every_text_is_annotated_and_told_of() -> None:
    texts = {path.stem for path in (FOLDER / "reports").glob("*.txt")}
    assert texts == set(TOLD) == {path.stem for path in MARKED}
    assert len([one for one in load.load(FOLDER) if one.source == "invented"]) == len(texts)


STAND_OFF = sorted(path for path in (FOLDER / "claims").glob("*.jsonl") if path.stem not in TOLD)


@pytest.mark.parametrize("path", STAND_OFF, ids=lambda path: path.stem)
def test_a_stand_off_file_has_a_hash_and_offsets_and_no_word(path: Path) -> None:
    head, *claims = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    assert (head["source"], len(head["sha256"]), head["passes"]) == ("fa-kes", 64, 3)
    assert claims
    for claim in claims:
        assert claim == build.without_words(claim)
        assert all(item["span"] for key in ("places", "actors") for item in claim[key])


def test_a_stand_off_claim_gets_its_words_from_the_reader_s_copy(tmp_path: Path) -> None:
    path = MARKED[0]
    text = markup.text_of(path)
    claims, _ = markup.read(path.read_text("utf-8"), text)
    told = {**TOLD[path.stem], "source": "fa-kes"}
    (tmp_path / "claims").mkdir()
    lines = build.built(path.stem, text, [build.without_words(c) for c in claims], told)
    (tmp_path / "claims" / "one.jsonl").write_text(lines, "utf-8")
    copy = tmp_path / "copy.jsonl"
    copy.write_text(json.dumps({"text": text}) + "\n", "utf-8")
    (report,) = load.load(tmp_path, copy, strict=True)
    written = [item["as_written"] for claim in report.claims for item in claim["actors"]]
    assert written == [item["as_written"] for claim in claims for item in claim["actors"]]


def test_spans_are_sorted_disjoint_and_without_white_space_around() -> None:
    for report in load.load(FOLDER):
        for claim in report.claims:
            for key in ("source", "cue", "content"):
                ends = [0]
                for start, end in claim[key]:
                    words = report.text[start:end]
                    assert ends[-1] <= start < end, (report.name, claim["id"])
                    assert words == words.strip(), (report.name, words)
                    ends.append(end)


def test_ids_are_those_of_the_package() -> None:
    path = FOLDER / "claims" / "kesseni-raid-parliament.jsonl"
    head, *claims = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    text = (FOLDER / "reports" / "kesseni-raid-parliament.txt").read_bytes().decode()
    report = report_id(head["publisher"], None, text)
    assert head["report"] == report
    for claim in claims:
        spans = [tuple(Span(*p) for p in claim[key]) for key in ("source", "cue", "content")]
        assert claim["id"] == claim_id(report, *spans, claim["quotation"], claim["within"])
