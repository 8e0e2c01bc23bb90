"""Runs the examples of the manual against the bundled sample, and writes what they print.

A ```console block holds commands after "$ " and what each prints. A ```python block is run; what
it prints stands in a ```text block right after it. "…" on a line of its own stands for any lines.
A command without printed lines only has to succeed. Blocks of a page run in order, in a folder
with `report.txt` (the paragraph the README quotes), `places.toml` and `parties.toml` of the
sample, `reports/` with its reports, `src` of the repository, and `.demo/sample.db` as `make demo`
leaves it, which `REPORTEDLY_DB` names. Commands other than `reportedly`, and `reportedly serve`,
are for the reader and are not run.

The table between `<!-- claims -->` and `<!-- /claims -->` in the README is made of the claims of
the paragraph it quotes, read with the sample's places and parties.

With --write, the table and printed lines are replaced by what is printed
now; a block with "…" is left alone and named if it no longer holds.
"""

import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from reportedly.cli.main import exit_code
from reportedly.cli.rows import commitment_of, places_of, speakers_of, times_of
from reportedly.ingest import IngestOptions, receive_bytes
from reportedly.model.report import Received
from reportedly.model.span import text_of
from reportedly.pipeline import extract, open_engine
from reportedly.sample import sample_file

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/tutorial/*.md", "docs/how-to/*.md")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ID = re.compile(r"\b[rcnilsf]_[0-9a-f]{32}\b")
REVISION = re.compile(r"ledger revision \d+")  # how many writes it took, which time decides
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(?:\+00:00|Z)")
ANY = "…"
SURROUNDINGS = {
    "COLUMNS": "140",
    "LINES": "50",
    "TERM": "dumb",
    "REPORTEDLY_DB": ".demo/sample.db",
    "REPORTEDLY_OPERATOR": "desk",
}


class Terminal(io.StringIO):
    """Standard output that says it is a terminal, so that tables are printed."""

    def isatty(self) -> bool:
        """Always true."""
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One command or one Python block: its words, what the page says it prints, and where."""

    page: Path
    language: str
    code: str
    printed: str
    at: tuple[int, int]  # of `printed` in the page's text

    @property
    def name(self) -> str:
        """For test reports."""
        return f"{self.page.name}: {self.code.splitlines()[0]}"


def pages() -> list[Path]:
    """Every page with examples."""
    return [path for pattern in PAGES for path in sorted(ROOT.glob(pattern))]


def examples_of(page: Path, text: str | None = None) -> list[Example]:
    """The examples of a page, in order."""
    text = page.read_text(encoding="utf-8") if text is None else text
    fences = list(FENCE.finditer(text))
    found: list[Example] = []
    for index, fence in enumerate(fences):
        if fence[1] == "console":
            found += _commands(page, fence)
        elif fence[1] == "python":
            after = fences[index + 1] if index + 1 < len(fences) else None
            close = after is not None and not text[fence.end() : after.start()].strip()
            shown = after if after is not None and close and after[1] == "text" else None
            at = shown.span(2) if shown else (fence.end(), fence.end())
            printed = shown[2] if shown else ""
            found.append(
                Example(page=page, language="python", code=fence[2], printed=printed, at=at)
            )
    return found


def _commands(page: Path, fence: re.Match[str]) -> Iterator[Example]:
    starts = [match.start() for match in re.finditer(r"^\$ ", fence[2], re.MULTILINE)]
    for start, end in zip(starts, [*starts[1:], len(fence[2])], strict=True):
        line, _, printed = fence[2][start:end].partition("\n")
        at = fence.start(2) + start + len(line) + 1
        yield Example(
            page=page,
            language="console",
            code=line.removeprefix("$ "),
            printed=printed,
            at=(at, at + len(printed)),
        )


def is_run(example: Example) -> bool:
    """False for what only the reader can do."""
    if example.language == "python":
        return True
    words = shlex.split(example.code, comments=True)
    return words[:1] == ["reportedly"] and words[1:2] != ["serve"]


def prepare(folder: Path) -> None:
    """The folder that examples run in."""
    for name in ("places.toml", "parties.toml"):
        shutil.copy(sample_file(name), folder / name)
    for name in ("reports", ".demo"):
        (folder / name).mkdir()
    shutil.copy(sample_file("reports.jsonl"), folder / "reports" / "reports.jsonl")
    (folder / "src").symlink_to(ROOT / "src")
    (folder / "report.txt").write_text(quoted_paragraph(), encoding="utf-8")
    printed, code = _run_command(["demo", "--db", str(folder / ".demo" / "sample.db")])
    if code:
        raise SystemExit(f"the sample could not be read:\n{printed}")


def quoted_paragraph() -> str:
    """The paragraph of news that the README quotes."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    return " ".join(line.removeprefix("> ") for line in lines if line.startswith("> ")) + "\n"


CLAIMS = re.compile(r"(?<=<!-- claims -->\n)\n.*?(?=<!-- /claims -->)", re.DOTALL)
CLAIMS_HEAD = """
| source | cue | content | put by source / publisher | where | when |
|---|---|---|---|---|---|
"""


def claims_table() -> str:
    """The claims of the quoted paragraph as the README shows them."""
    engine = open_engine(sample_file("places.toml"), sample_file("parties.toml"))
    said = IngestOptions(published="2025-03-13", publisher="Meridian Wire", now=datetime.now(UTC))
    rows = []
    for outcome in receive_bytes(quoted_paragraph().encode(), "README.md", said):
        if isinstance(outcome, Received):
            text = outcome.report.text
            for claim in extract(outcome.report, engine).claims:
                cells = (
                    speakers_of(claim) or f"{claim.report.publisher} (narration)",
                    text_of(text, claim.cue),
                    text_of(text, claim.content),
                    commitment_of(claim),
                    ", ".join(places_of(claim)),
                    ", ".join(times_of(claim)),
                )
                rows.append("| " + " | ".join(cells) + " |\n")
    return CLAIMS_HEAD + "".join(rows) + "\n"


def run(example: Example, names: dict[str, object]) -> tuple[str, int]:
    """What the example prints, and its exit code; `names` are the page's Python names."""
    if example.language == "console":
        return _run_command(shlex.split(example.code, comments=True)[1:])
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(example.code, example.name, "exec"), names)
    return out.getvalue(), 0


def _run_command(arguments: list[str]) -> tuple[str, int]:
    out = Terminal()
    with redirect_stdout(out), redirect_stderr(out):
        code = exit_code(arguments)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n", code


def holds(printed: str, shown: str) -> bool:
    """True if a program that prints `printed` prints what the page shows."""
    if not shown.strip():
        return True
    wanted = [_plain(line) for line in shown.strip().splitlines()]
    pattern = "\n".join(r"(?:.*\n)*?.*" if line == ANY else re.escape(line) for line in wanted)
    return re.fullmatch(pattern, "\n".join(map(_plain, printed.strip().splitlines()))) is not None


def _plain(line: str) -> str:
    """A line without what differs from run to run."""
    return REVISION.sub("REVISION", TIME.sub("TIME", ID.sub("ID", line.rstrip())))


def rewrite(page: Path) -> list[str]:
    """Replace what the page shows by what is printed now; returns the examples left to a person."""
    text = page.read_text(encoding="utf-8")
    left: list[str] = []
    names: dict[str, object] = {"__name__": "example"}
    for index in range(len(examples_of(page, text))):
        example = examples_of(page, text)[index]
        if not is_run(example):
            continue
        printed, code = run(example, names)
        if code or (ANY in example.printed.splitlines() and not holds(printed, example.printed)):
            left.append(f"{example.name} (exit code {code})\n{printed}")
        elif example.printed.strip() and ANY not in example.printed.splitlines():
            start, end = example.at
            text = text[:start] + printed.strip("\n") + "\n" + text[end:]
            text = _with_new_ids(text, example.printed, printed)
    page.write_text(text, encoding="utf-8")
    return left


def _with_new_ids(text: str, before: str, after: str) -> str:
    """Ids that an example printed may stand in later commands: they change with it."""
    old, new = ID.findall(before), ID.findall(after)
    if len(old) == len(new):
        for was, now in zip(old, new, strict=True):
            text = text.replace(was, now)
    return text


def main() -> None:
    """Say which examples no longer hold, or with --write bring the pages up to date."""
    os.environ.update(SURROUNDINGS)
    stale: list[str] = []
    readme = ROOT / "README.md"
    if "--write" in sys.argv:
        text = CLAIMS.sub(lambda _: claims_table(), readme.read_text(encoding="utf-8"))
        readme.write_text(text, encoding="utf-8")
    elif claims_table() not in readme.read_text(encoding="utf-8"):
        stale.append("README.md: the table of claims")
    for page in pages():
        with TemporaryDirectory() as folder, chdir(folder):
            prepare(Path(folder))
            if "--write" in sys.argv:
                stale += rewrite(page)
                continue
            names: dict[str, object] = {"__name__": "example"}
            for example in filter(is_run, examples_of(page)):
                printed, code = run(example, names)
                if code or not holds(printed, example.printed):
                    stale.append(f"{example.name} (exit code {code})\n{printed}")
    if stale:
        raise SystemExit("\n".join(["no longer as the page says:", *stale]))


if __name__ == "__main__":
    main()
