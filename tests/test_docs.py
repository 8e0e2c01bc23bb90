"""The manual says what the program does: every command, option, error and code, every example."""

import importlib.util
import re
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

import reportedly.errors
from reportedly.cli.main import app
from reportedly.errors import ISSUE_TEXT, IssueCode, ReportedlyError

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)")


def tool(name: str) -> ModuleType:
    """A script of tools/ as a module."""
    spec = importlib.util.spec_from_file_location(f"tools_{name}", ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


EXAMPLES = tool("examples")
PAGES = EXAMPLES.pages()


def reference(name: str) -> str:
    return (DOCS / "reference" / f"{name}.md").read_text(encoding="utf-8")


def commands(group: Any, path: str = "reportedly") -> dict[str, Any]:
    """Every command by its full name."""
    found: dict[str, Any] = {}
    for name, command in group.commands.items():
        inner = getattr(command, "commands", None)
        full = f"{path} {name}"
        found.update(commands(command, full) if inner else {full: command})
    return found


COMMANDS = commands(typer.main.get_command(app))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_reference(name: str) -> None:
    _, _, after = reference("cli").partition(f"\n## {name}\n")
    section = after.partition("\n## ")[0]
    assert section, f"{name} is not described"
    for item in COMMANDS[name].params:
        flags = [flag for flag in [*item.opts, *item.secondary_opts] if flag.startswith("-")]
        for flag in flags:
            assert f"`{flag}`" in section
        assert item.help, f"{name} {item.name} has no help"


@pytest.mark.parametrize("name", ["cli_reference", "layout"])
def test_generated_pages_are_fresh(name: str) -> None:
    page = tool(name)
    assert page.PAGE.read_text(encoding="utf-8") == page.page(), f"run python tools/{name}.py"


@pytest.mark.parametrize("code", IssueCode)
def test_every_issue_code_is_described_with_its_own_words(code: IssueCode) -> None:
    assert f"| `{code.value}` | {ISSUE_TEXT[code]} |" in reference("issues-and-errors")


def test_no_code_is_described_that_does_not_exist() -> None:
    described = set(re.findall(r"^\| `([A-Z]\d{3})`", reference("issues-and-errors"), re.MULTILINE))
    assert described == {code.value for code in IssueCode}


def raised() -> list[type[ReportedlyError]]:
    found = vars(reportedly.errors).values()
    return [item for item in found if isinstance(item, type) and issubclass(item, ReportedlyError)]


@pytest.mark.parametrize("error", raised(), ids=lambda error: error.__name__)
def test_every_error_is_described_with_its_bases(error: type[ReportedlyError]) -> None:
    bases = ", ".join(f"`{base.__name__}`" for base in error.__bases__)
    assert f"| `{error.__name__}` | {bases} |" in reference("issues-and-errors")


@pytest.mark.parametrize(
    "page",
    [
        ROOT / "README.md",
        *sorted(page for page in DOCS.rglob("*.md") if "_build" not in page.parts),
    ],
    ids=lambda page: page.name,
)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the examples expect it."""
    folder = tmp_path_factory.mktemp("examples")
    EXAMPLES.prepare(folder)
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_print_what_the_page_says(
    page: Path, prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(prepared, tmp_path / "work", symlinks=True)
    monkeypatch.chdir(folder)
    for name, value in EXAMPLES.SURROUNDINGS.items():
        monkeypatch.setenv(name, value)
    names: dict[str, object] = {"__name__": "example"}
    for example in filter(EXAMPLES.is_run, EXAMPLES.examples_of(page)):
        printed, code = EXAMPLES.run(example, names)
        assert code == 0, f"{example.name}\n{printed}"
        assert EXAMPLES.holds(printed, example.printed), (
            f"{example.name} prints something else; see python tools/examples.py --write\n{printed}"
        )


def test_what_is_not_run_is_only_what_the_reader_must_do() -> None:
    left = [item.code for page in PAGES for item in EXAMPLES.examples_of(page)
            if not EXAMPLES.is_run(item)]  # fmt: skip
    assert all(code.startswith(("make ", "reportedly serve")) for code in left), left


def test_examples_fail_if_they_print_something_else() -> None:
    assert EXAMPLES.holds("one\ntwo\nthree\n", "one\n…\nthree")
    assert EXAMPLES.holds("c_" + "0" * 32, "c_" + "1" * 32)
    assert not EXAMPLES.holds("one\ntwo\n", "one")
    assert not EXAMPLES.holds("12 killed", "13 killed")


def test_the_readme_shows_the_claims_of_the_paragraph_it_quotes() -> None:
    assert EXAMPLES.claims_table() in (ROOT / "README.md").read_text(encoding="utf-8")
