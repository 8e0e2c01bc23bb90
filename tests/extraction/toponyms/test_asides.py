"""Names that words between commas say the place of."""

import pytest

import reportedly


def places_in(text: str) -> list[tuple[str, str | None]]:
    """The places of a text, as written and by their names."""
    return [(p.as_written, p.place.name if p.place else None)
            for claim in reportedly.read(text) for p in claim.places]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Chasiv Yar, in Donetsk region, was hit.", ("Chasiv Yar", "Chasiv Yar")),
        ("Khan Younis, in southern Gaza, was hit.", ("Khan Younis", "Khān Yūnis")),
        ("Tripoli, in northern Lebanon, received wounded men.", ("Tripoli", "Tripoli")),
        ("Izium, near Kharkiv, was shelled.", ("Izium", "Izyum")),
        ("Goma, some 100 km north of Bukavu, fell to rebels.", ("Goma", "Goma")),
        ("Bunia, a town in the east of the Congo, was calm.", ("Bunia", "Bunia")),
    ],
)
def test_where_it_is_said_to_lie_a_name_is_a_place(text: str, place: tuple[str, str]) -> None:
    assert place in places_in(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Karim, in northern Syria, said troops had left.", "Karim"),
        ("Abbas, in Gaza on Monday, rejected the plan.", "Abbas"),
        ("Maren, in Poland for talks, praised the army.", "Maren"),
    ],
)
def test_who_is_somewhere_is_no_place(text: str, name: str) -> None:
    assert name not in dict(places_in(text))


@pytest.mark.parametrize("role", ["mayor", "president", "mayor of the town", "general"])
def test_nobody_is_named_before_a_role_that_goes_on_to_speak(role: str) -> None:
    (claim,) = (c for c in reportedly.read(f"Rebels bombed Idlib, the {role} said.") if c.events)
    assert [p.as_written for p in claim.places] == ["Idlib"]
    assert "Idlib" not in [actor.as_written for actor in claim.actors]


def test_who_is_named_before_a_role_between_commas_has_it() -> None:
    text = "Ivan Petrov, the mayor, said shells hit Kharkiv. Petrov was wounded."
    actors = [a for claim in reportedly.read(text) for a in claim.actors]
    assert ("Petrov", "mayor") in [(a.as_written, a.role) for a in actors]


def test_the_port_of_a_town_is_there() -> None:
    assert places_in("Drones hit the Port of Odesa.") == [("Odesa", "Odesa")]
