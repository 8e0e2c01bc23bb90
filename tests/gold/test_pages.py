"""What README and manual say of the corpus is what is in it."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from gold import load, markup, statistics
from reportedly.evaluation import Comparison, compare, joined
from reportedly.scores import kappa

FOLDER = Path(load.__file__).parent
DOCS = FOLDER.parent / "docs" / "explanation"
README = (FOLDER / "README.md").read_text("utf-8")
FIGURES = (DOCS / "gold.md").read_text("utf-8")
CASES = re.split(r"^### ", (DOCS / "hard-cases.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
TEXTS = list(statistics.texts(FOLDER))
REPORTS = {one.name: one for one in load.load(FOLDER) if one.source == "invented"}
LONGER = ("e-", "f-")  # how names of the forty longer texts begin


@pytest.mark.parametrize("name", statistics.TABLES)
def test_the_page_of_figures_has_every_table_as_it_is_printed(name: str) -> None:
    assert "\n".join(statistics.TABLES[name](TEXTS)) in FIGURES, f"{name}: run gold/statistics.py"


@pytest.mark.parametrize("name", ["Sizes", "Parts"])
def test_the_readme_has_sizes_and_parts_as_they_are_printed(name: str) -> None:
    assert "\n".join(statistics.TABLES[name](TEXTS)) in README, f"{name}: run gold/statistics.py"


def test_the_readme_says_how_many_wordings_there_are_and_which_row_has_fewer() -> None:
    rows = tomllib.loads((FOLDER / "rows.toml").read_text("utf-8"))["row"]
    assert f"({sum(len(row['wordings']) for row in rows)} in all)" in README
    for row in rows:
        named = f"\n| {row['number']} | " in README
        assert named == (len(row["wordings"]) < 6), row["number"]


def passes(name: str) -> Comparison:
    """The two blind passes over one invented text, compared."""
    found = []
    for folder in ("first", "second"):
        written = (FOLDER / folder / f"{name}.gold").read_text("utf-8")
        claims, wrong = markup.read(written, REPORTS[name].text)
        assert wrong == []
        found.append(claims)
    return compare(*found)


@pytest.fixture(scope="module")
def agreed() -> list[Comparison]:
    """The agreement over the pilot, and over the longer texts."""
    longer = [name for name in REPORTS if name.startswith(LONGER)]
    pilot = [name for name in REPORTS if name not in longer]
    return [joined([passes(name) for name in names]) for names in (pilot, longer)]


@pytest.mark.parametrize("page", [README, FIGURES], ids=["readme", "figures"])
def test_agreement_is_what_the_kept_passes_give(agreed: list[Comparison], page: str) -> None:
    for layer in agreed[0].tallies:
        both = (one.tallies[layer] for one in agreed)
        told = (f"{one.f1 * 100:.1f} ({one.first:,}, {one.second:,})" for one in both)
        assert f"| {layer} | {' | '.join(told)} |" in page
    for label in agreed[0].labels:
        answers = [one.labels[label] for one in agreed]
        equal = [sum(a == b for a, b in pairs) / len(pairs) for pairs in answers]
        told = (
            f"{round(share, 3) * 100:.1f} / {kappa(pairs):.3f} ({len(pairs):,})"
            for share, pairs in zip(equal, answers, strict=True)
        )
        assert f"| {label} | {' | '.join(told)} |" in page


def test_a_text_of_others_has_words_only_in_the_reader_s_copy() -> None:
    copies = {_head("fakes-0030")["sha256"]: "five words of a copy"}
    for given, counted in ((None, []), (copies, [5])):
        found = [one for one in statistics.texts(FOLDER, given) if one.source == "fa-kes"]
        assert [one.words for one in found if one.words is not None] == counted


def test_there_are_twenty_cases() -> None:
    assert [case.partition(". ")[0] for case in CASES] == [str(n) for n in range(1, 21)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.partition("\n")[0])
def test_a_case_quotes_its_text_and_decides_by_numbers_that_exist(case: str) -> None:
    names = re.findall(r"^(?:In )?`([\w-]+)`(?: and `([\w-]+)`)?", case, re.MULTILINE)
    told = [name for pair in names for name in pair if name]
    quoted = re.findall(r"^> (.+)$", case, re.MULTILINE)
    assert told
    assert {_head(name)["split"] for name in told} <= {"train", "dev"}
    for words in quoted:
        assert any(words in REPORTS[name].text for name in told), words
    assert bool(quoted) != all(name.startswith("fakes-") for name in told)
    book = (DOCS / "annotation.md").read_text("utf-8")
    assert all(f"**{number}**" in book for number in re.findall(r"\bD\d+\b", case))
    assert "**Decision" in case


def _head(name: str) -> dict[str, str]:
    """What is told of a text before its claims."""
    lines = (FOLDER / "claims" / f"{name}.jsonl").read_text("utf-8").splitlines()
    return dict(json.loads(lines[0]))
