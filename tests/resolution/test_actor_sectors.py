"""Actors' sectors, and heads of states in office."""

import pytest

from reportedly.model.mention import ActorMention
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span
from reportedly.resolution.actors import resolve_actors
from reportedly.resolution.parties_file import load_parties


def resolved(mention: ActorMention, day: str | None) -> ActorMention:
    (found,) = resolve_actors((mention,), load_parties(), day)
    return found


def actor(written: str, kind: SourceKind | None = None, role: str | None = None) -> ActorMention:
    return ActorMention(
        span=Span(0, len(written)), as_written=written, name=written, kind=kind, role=role
    )


@pytest.mark.parametrize(
    ("day", "kind", "sectors"),
    [
        ("2023-02-02", SourceKind.OFFICIAL, ("GOV",)),
        ("2015-02-02", None, ()),
        (None, None, ()),
    ],
)
def test_a_head_of_state_is_known_in_reports_of_the_time_in_office(
    day: str | None, kind: SourceKind | None, sectors: tuple[str, ...]
) -> None:
    found = resolved(actor("Volodymyr Zelenskyy"), day)
    assert (found.kind, found.sectors) == (kind, sectors)


def test_the_role_says_the_sector_where_the_name_does_not() -> None:
    found = resolved(actor("Lio Marden", SourceKind.OFFICIAL, "police chief"), "2025-01-01")
    assert found.sectors == ("COP",)


def test_somebody_of_no_kind_has_no_sector() -> None:
    assert resolved(actor("Lio Marden"), "2025-01-01").sectors == ()
