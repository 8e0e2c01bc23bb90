"""Names that somebody asks for, with a word for what they are."""

import pytest

from reportedly.resolution.places.asked import find_asked
from reportedly.resolution.places.gazetteer import open_gazetteer


@pytest.mark.parametrize(
    ("name", "place", "kind"),
    [
        ("Odesa", "Odesa Oblast", "region"),
        ("Port of Odesa", "Odesa", "city"),
        ("Odesa port", "Odesa", "city"),
        ("the city of Bakhmut", "Bakhmut", "city"),
        ("Bakhmut city", "Bakhmut", "city"),
        ("airport Kharkiv", "Kharkiv International Airport", "facility"),
    ],
)
def test_a_word_for_a_kind_may_stand_on_either_side(name: str, place: str, kind: str) -> None:
    first = find_asked(open_gazetteer(), name)[0]
    assert (first.name, first.kind.value) == (place, kind)


@pytest.mark.parametrize("name", ["", "Qzkvyx harbour", "the port of Qzkvyx", "Qzkvyx Vrrk"])
def test_what_nobody_is_called_is_not_found(name: str) -> None:
    assert find_asked(open_gazetteer(), name) == ()
