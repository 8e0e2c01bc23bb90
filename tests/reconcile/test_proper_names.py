"""Names that only say what their bearer is do not join bearers in different reports."""

import pytest

from reportedly.reconcile.words import proper_name


@pytest.mark.parametrize(
    ("name", "kept"),
    [("army", None), ("district hospital", None), ("Orland's army", "Orland's army"), (None, None)],
)
def test_what_a_body_is_called_is_no_name_across_reports(
    name: str | None, kept: str | None
) -> None:
    assert proper_name(name) == kept
