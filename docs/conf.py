"""Sphinx settings: MyST, Furo, warnings are errors."""

from reportedly import __version__

project = "reportedly"
author = "the reportedly maintainers"
copyright = "2026, the reportedly maintainers"  # noqa: A001 (Sphinx reads this name)
release = __version__
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = f"reportedly {release}"
exclude_patterns = ["_build"]
