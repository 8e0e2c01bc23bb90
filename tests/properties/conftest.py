"""Puts the strategies of this folder within reach of its tests."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

NAME = "strategies"
spec = spec_from_file_location(NAME, Path(__file__).with_name(f"{NAME}.py"))
assert spec is not None
assert spec.loader is not None
sys.modules[NAME] = module_from_spec(spec)
spec.loader.exec_module(sys.modules[NAME])
