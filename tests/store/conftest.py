"""Fixtures of the store's tests."""

import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from reportedly.store.ledger import Ledger


def _shared(name: str) -> None:
    """Let the tests of this folder import a module that lies beside them."""
    spec = spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(sys.modules[name])


for _name in ("made", "pool", "grown"):
    _shared(_name)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db", operator="tester") as opened:
        yield opened
