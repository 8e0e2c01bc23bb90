"""The pages of two ledgers: the bundled sample's, and one of hostile texts made by hand."""

import re
import sys
import warnings
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from reportedly.cli.main import exit_code
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.serve.access import passwords
from reportedly.serve.app import create_app
from reportedly.store.ledger import Ledger

with warnings.catch_warnings():
    # Starlette asks for httpx2, which would be a second client of the same name beside httpx.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

PASSWORD = "four lakes and a bridge"  # an invented one; tests that sign in give it to accounts


def _made() -> Any:
    """Reports and claims made by hand, as the store's tests make them."""
    path = Path(__file__).parents[1] / "store" / "made.py"
    spec = spec_from_file_location("serve_made", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["serve_made"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


made = _made()


@pytest.fixture(scope="session")
def by_hand() -> Any:
    return made


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        yield ledger


@pytest.fixture
def client(empty: Ledger) -> TestClient:
    """Pages of a ledger that the test fills."""
    return TestClient(create_app(empty), raise_server_exceptions=False)


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    arguments = ["ingest", str(sample_file("reports.jsonl")), "--db", str(path), "--quiet"]
    for name in ("places", "parties"):
        arguments += [f"--{name}", str(sample_file(f"{name}.toml"))]
    assert exit_code(arguments) == 0
    with Ledger.open(path, create=False, read_only=True) as ledger:
        yield ledger


@pytest.fixture(scope="session")
def sample(sample_ledger: Ledger) -> TestClient:
    """Pages of the bundled sample with its own parties."""
    parties = load_parties(sample_file("parties.toml"))
    return TestClient(create_app(sample_ledger, parties))


@pytest.fixture
def told(empty: Ledger, by_hand: Any) -> Any:
    """A report with a claim of every kind, added to the ledger that the test fills."""
    found = by_hand.full()
    empty.add(found, by_hand.raw(found))
    return found


@pytest.fixture
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes of passwords with less work, where a test is not about how slow they are."""
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", cheap)
    monkeypatch.setattr(passwords, "_NOBODY", cheap.hash("nobody has this"))


@pytest.fixture
def enter(empty: Ledger, doors: Any) -> Callable[[str], TestClient]:
    """A browser in which somebody has signed in through the test's own doors."""
    app = create_app(empty, doors=doors)

    def signed_in(name: str) -> TestClient:
        client = TestClient(app, raise_server_exceptions=False, follow_redirects=False)
        token = re.search(r'name="token" value="([0-9a-f]+)"', client.get("/login").text)
        form = {"token": token and token[1], "name": name, "password": PASSWORD}
        assert client.post("/login", data=form).status_code == 303
        return client

    return signed_in
