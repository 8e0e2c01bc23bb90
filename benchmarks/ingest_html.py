"""Compares ways to get the text, title and date of HTML pages against expected ones.

usage: python benchmarks/ingest_html.py DATA_FOLDER

DATA_FOLDER holds NAME.json (version -> {title, publishing_date, body: {summary, sections}}) and
NAME_DATE.html.gz, the n-th page of a name being its n-th version. Needs resiliparse beside the
package's own requirements. Precision, recall and F1 are of words as a bag, averaged over pages;
"cut" is the recall of the first half of the text on pages cut off in its middle, "empty"
the number of those that came out empty. Speed is pages a CPU-second, one after another. With -v the
worst pages of each way are listed.
"""

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from reportedly.errors import UnreadableInput
from reportedly.ingest.furniture import find_furniture
from reportedly.ingest.html import page_of
from reportedly.lang.dates import parse_date
from reportedly.model.report import FurnitureKind

WORST = 12  # pages listed with -v
WORD = re.compile(r"\w+")
WORD_RUN = re.compile(r"[\w ]{12,60}|.+")  # of a line, without marks that pages may write otherwise


@dataclass(frozen=True)
class Page:
    name: str
    html: str
    body: str
    cut: str | None  # the page up to the middle of its text; None if that is not found in it
    half: str  # the text up to there
    title: str
    day: str


def read_pages(folder: Path) -> list[Page]:
    pages = []
    for gold in sorted(folder.glob("*.json")):
        versions = json.loads(gold.read_text(encoding="utf-8"))
        files = sorted(folder.glob(f"{gold.stem}_*.html.gz"))
        for file, expected in zip(files, versions.values(), strict=True):
            pages.append(page(file.name, gzip.decompress(file.read_bytes()), expected))
    return pages


def page(name: str, raw: bytes, expected: dict) -> Page:
    html, lines = raw.decode("utf-8", "replace"), lines_of(expected)
    middle = len(lines) // 2
    place = html.rfind(WORD_RUN.search(lines[middle]).group())
    return Page(
        name=name,
        html=html,
        body="\n".join(lines),
        cut=html[:place] if place > 0 else None,
        half="\n".join(lines[:middle]),
        title=expected["title"],
        day=expected["publishing_date"][:10],
    )


def lines_of(expected: dict) -> list[str]:
    lines = [*expected["body"]["summary"]]
    for section in expected["body"]["sections"]:
        lines += [*section["headline"], *section["paragraphs"]]
    return lines


def overlap(text: str, gold: str) -> tuple[float, float, float]:
    got, want = Counter(WORD.findall(text.lower())), Counter(WORD.findall(gold.lower()))
    both = (got & want).total()
    if not both:
        return 0.0, 0.0, 0.0
    precision, recall = both / got.total(), both / want.total()
    return precision, recall, 2 * precision * recall / (precision + recall)


def ours(html: str) -> str:
    try:
        return page_of(html, None).text
    except UnreadableInput:
        return ""


def ours_without_furniture(html: str) -> str:
    """The text with its furniture taken out: what claims are looked for in."""
    try:
        page = page_of(html, None)
    except UnreadableInput:
        return ""
    text = page.text
    for piece in reversed(find_furniture(text, page.title, page.language, page.furniture)):
        if piece.kind is not FurnitureKind.DATELINE:
            text = text[: piece.span.start] + text[piece.span.end :]
    return text


TEXT: dict[str, Callable[[str], str]] = {
    "trafilatura": lambda html: trafilatura.extract(html, include_comments=False) or "",
    "trafilatura fast": lambda html: (
        trafilatura.extract(html, include_comments=False, fast=True) or ""
    ),
    "trafilatura precise": lambda html: (
        trafilatura.extract(html, include_comments=False, favor_precision=True) or ""
    ),
    "resiliparse": lambda html: extract_plain_text(
        html, main_content=True, alt_texts=False, links=False
    ),
    "ours": ours,
    "ours, no furniture": ours_without_furniture,
}


def same_title(got: str | None, want: str) -> bool:
    letters = [re.sub(r"\W+", "", title.lower()) for title in (got or "", want)]
    return letters[0] == letters[1]


def main(folder: Path) -> None:
    pages = read_pages(folder)
    print(f"{len(pages)} pages, {sum(page.cut is not None for page in pages)} cut")
    print(f"{'':20}{'P':>7}{'R':>7}{'F1':>7}{'F1<.5':>7}{'cut R':>8}{'empty':>7}{'pages/s':>9}")
    for name, extract in TEXT.items():
        extract(pages[0].html)  # loads what is loaded late
        start = time.process_time()
        texts = [extract(page.html) for page in pages]
        seconds = time.process_time() - start
        scores = [overlap(text, page.body) for text, page in zip(texts, pages, strict=True)]
        cuts = [(extract(page.cut), page.half) for page in pages if page.cut]
        cut = fmean(overlap(*pair)[1] for pair in cuts)
        empty = sum(not text.strip() for text, _ in cuts)
        precision, recall, f1 = (fmean(score[i] for score in scores) for i in range(3))
        bad = sum(score[2] < 0.5 for score in scores)
        print(
            f"{name:20}{precision:7.3f}{recall:7.3f}{f1:7.3f}{bad:7}{cut:8.3f}{empty:7}"
            f"{len(pages) / seconds:9.1f}"
        )
        if "-v" in sys.argv:
            rows = sorted(zip(scores, (page.name for page in pages), strict=True), key=by_f1)
            for score, page_name in rows[:WORST]:
                print("    ", page_name, *(f"{part:.2f}" for part in score))
    metadata(pages)


def by_f1(row: tuple[tuple[float, float, float], str]) -> float:
    return row[0][2]


def metadata(pages: list[Page]) -> None:
    """Share of pages with the right title and day."""
    print(f"\n{'':20}{'title':>7}{'day':>7}")
    rows = {"trafilatura": theirs_metadata, "ours": our_metadata}
    for name, find in rows.items():
        found = [find(page.html) for page in pages]
        titles = [same_title(got, page.title) for (got, _), page in zip(found, pages, strict=True)]
        days = [got == page.day for (_, got), page in zip(found, pages, strict=True)]
        print(f"{name:20}{fmean(titles):7.2f}{fmean(days):7.2f}")
        if "-v" in sys.argv:
            for page, got in zip(pages, found, strict=True):
                if not same_title(got[0], page.title) or got[1] != page.day:
                    print("    ", page.name, got, (page.title, page.day))


def theirs_metadata(html: str) -> tuple[str | None, str | None]:
    found = trafilatura.extract_metadata(html)
    return found.title, found.date


def our_metadata(html: str) -> tuple[str | None, str | None]:
    try:
        page = page_of(html, None)
    except UnreadableInput:
        return None, None
    dates = (parse_date(candidate.written) for candidate in page.dates)
    day = next((date.value[:10] for date in dates if date is not None), None)
    return page.title, day


if __name__ == "__main__":
    main(Path(sys.argv[1]))
