"""Fixtures that every room's tests may use."""

import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A busy machine is no failure, and one commit has one answer.
# `--hypothesis-profile=fuzz` draws anew.
settings.register_profile("fuzz", deadline=None)
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


def _load(name: str) -> Any:
    """The module `name` beside this file: importlib mode puts no test folder on the path."""
    spec = spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def marked() -> Callable[[str], Any]:
    """Parse a marked-up text: see marked.py."""
    return _load("marked").parse
