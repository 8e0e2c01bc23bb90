"""Fixtures of the store's tests."""

import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from reportedly.store.ledger import Ledger

_spec = spec_from_file_location("made", Path(__file__).with_name("made.py"))
assert _spec is not None
assert _spec.loader is not None
made = sys.modules["made"] = module_from_spec(_spec)
_spec.loader.exec_module(made)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db", operator="tester") as opened:
        yield opened
