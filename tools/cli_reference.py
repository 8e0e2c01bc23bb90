"""Writes docs/reference/cli.md: every command, argument and option, from the program itself."""

import sys
from enum import Enum
from pathlib import Path
from typing import Any

import typer

from reportedly.cli.main import app

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "cli.md"
HEAD = """# Commands

Written by `tools/cli_reference.py` from the program itself; `make docs` fails if it is stale.

Data goes to standard output, everything said to people to standard error. A command that prints
rows prints a table on a terminal and JSON Lines in a pipe, unless told otherwise by `--table`,
`--json`, `--jsonl` or `--csv`. In CSV, a cell that a spreadsheet would run as a formula is given a
leading `'`.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | could not start, or could not finish; one line on standard error says why |
| 2 | the command line is wrong |
| 3 | done, but some inputs failed; each is named with its [code](issues-and-errors.md) |
| 130 | interrupted; what was committed stays, and the same command completes the work |

| variable | meaning |
|---|---|
| `REPORTEDLY_DB` | the ledger, where `--db` is not given |
| `REPORTEDLY_PLACES` | your places file, where `--places` is not given |
| `REPORTEDLY_PARTIES` | your parties file, where `--parties` is not given |
| `REPORTEDLY_REVIEWER` | whose decision it is, where `--by` is not given |
| `REPORTEDLY_OPERATOR` | who runs the program, written into every transaction; otherwise `USER` |

`reportedly --install-completion` adds completion to your shell, `--show-completion` prints it.
Every command has `--help`, and `reportedly --version` prints which release it is.
"""


def page() -> str:
    """The whole page as Markdown, a section for each command."""
    program: Any = typer.main.get_command(app)
    return "\n".join([HEAD, *_sections(program, "reportedly")]).rstrip() + "\n"


def _sections(group: Any, path: str) -> list[str]:
    out = []
    for name, command in group.commands.items():
        full = f"{path} {name}"
        inner = getattr(command, "commands", None)
        out += _sections(command, full) if inner else [_section(command, full)]
    return out


def _section(command: Any, path: str) -> str:
    arguments = [item for item in command.params if not _is_option(item)]
    options = [item for item in command.params if _is_option(item)]
    usage = " ".join([path, *(["[OPTIONS]"] if options else []), *map(_placeholder, arguments)])
    parts = [f"## {path}", command.help.strip(), f"```text\n{usage}\n```"]
    if arguments:
        parts.append(_table("argument", [(f"`{_metavar(item)}`", item) for item in arguments]))
    if options:
        parts.append(_table("option", [(_flags(item), item) for item in options]))
    return "\n\n".join(parts) + "\n"


def _is_option(item: Any) -> bool:
    return any(name.startswith("-") for name in item.opts)


def _metavar(item: Any) -> str:
    return str(item.metavar or item.name.upper())


def _placeholder(item: Any) -> str:
    return _metavar(item) if item.required else f"[{_metavar(item)}]"


def _flags(item: Any) -> str:
    return ", ".join(f"`{name}`" for name in [*item.opts, *item.secondary_opts])


def _table(title: str, rows: list[tuple[str, Any]]) -> str:
    lines = [f"| {title} | meaning |", "|---|---|"]
    return "\n".join([*lines, *(f"| {name} | {_meaning(item)} |" for name, item in rows)])


def _meaning(item: Any) -> str:
    """The help text, the values that can be chosen, and the default."""
    kind = item.type_descriptor.annotation
    parts = [(item.help or "").strip()]
    if isinstance(kind, type) and issubclass(kind, Enum):
        parts.append("One of " + ", ".join(f"`{member.value}`" for member in kind) + ".")
    default = _default(item)
    if default:
        parts.append(f"Default: `{default}`.")
    return " ".join(part for part in parts if part).replace("|", "\\|")


def _default(item: Any) -> str:
    if isinstance(item.show_default, str):
        return item.show_default
    if isinstance(item.default, bool):
        return str(item.opts[0]) if item.default and item.secondary_opts else ""
    if item.default is None:
        return ""
    return str(item.default)


def main() -> None:
    """Write the page, or with --check say whether it is stale."""
    if "--check" in sys.argv:
        if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != page():
            raise SystemExit(f"{PAGE} is stale: run python tools/cli_reference.py")
        return
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
