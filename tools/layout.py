"""Writes docs/reference/layout.md: every module with the one sentence it is for."""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "reportedly"
PAGE = ROOT / "docs" / "reference" / "layout.md"
HEAD = """# Layout

Every module with the one sentence it is for. Written by `tools/layout.py` from the modules' own
first lines; `make docs` fails if it is stale.
"""


def sentence_of(path: Path) -> str:
    """First line of the module's docstring."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    if not text:
        raise SystemExit(f"{path}: no docstring")
    return text.splitlines()[0]


def page() -> str:
    """The whole page as Markdown, one table a folder."""
    parts = [HEAD]
    folders = [SOURCE, *sorted(path for path in SOURCE.rglob("*") if path.is_dir())]
    for folder in folders:
        modules = sorted(folder.glob("*.py"))
        if not modules:
            continue
        name = folder.relative_to(SOURCE.parent).as_posix()
        rows = [f"| `{path.name}` | {sentence_of(path)} |" for path in modules]
        parts.append(
            "\n".join([f"## {name}/", "", "| module | what it does |", "|---|---|", *rows])
        )
    return "\n\n".join(part.strip() for part in parts) + "\n"


def main() -> None:
    """Write the page, or with --check say whether it is stale."""
    if "--check" in sys.argv:
        if PAGE.read_text(encoding="utf-8") != page():
            raise SystemExit(f"{PAGE} is stale: run python tools/layout.py")
        return
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
