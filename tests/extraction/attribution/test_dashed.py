"""Speech between dashes is one direct quotation of the one named behind the second dash."""

import pytest

import reportedly


def told(text: str) -> list[tuple[str, str, str]]:
    """Sort, source and content of each claim."""
    claims = reportedly.read(text, published="2025-03-12")
    return [
        (
            claim.quotation.value,
            " … ".join(span.of(text) for span in claim.source),
            " … ".join(span.of(text) for span in claim.content),
        )
        for claim in claims
    ]


@pytest.mark.parametrize(
    ("turns", "source"),
    [
        (("- Orland is near.We do not know its plans - said the mayor of Brenn",), "the mayor"),
        (
            (
                "- Orland is near. It is shelling the bridge - said Vell.",
                "- We shall hold the bridge. Nobody leaves Brenn - said Vell.",
            ),
            "Vell",
        ),
        (("- The truce is over.It was none - Ilse Vell regretted on Friday.",), "Ilse Vell"),
        (("- The river scares me, I would rather leave - confesses Ilse Vell.",), "Ilse Vell"),
        (("- The well is dry.We had two.One is shut, and this - broken - said Vell.",), "Vell"),
        (("- The truce is over.It was none - the deputy minister emphasised.",), "the deputy"),
    ],
)
def test_a_turn_between_dashes_is_one_quotation(turns: tuple[str, ...], source: str) -> None:
    found = told("\n\n".join(turns))
    assert [kind for kind, _, _ in found] == ["direct"] * len(turns)
    assert [content for _, _, content in found] == [turn[: turn.rindex("- ") + 1] for turn in turns]
    assert all(by.startswith(source) for _, by, _ in found)


def test_what_a_dash_parts_from_its_speaker_is_attributed():
    text = "The pair can travel, while the army shells towns - emphasizes Brenn Truth."
    assert [(kind, by) for kind, by, _ in told(text)] == [("indirect", "Brenn Truth")]


def test_who_assesses_behind_the_last_dash_has_all_before_it():
    said = (
        "The president of Veskar is worried, partly because - as it seems - his services "
        "did not know that the raid would fail"
    )
    assert told(f"{said} - assessed spy chief Ilse Maren.") == [
        ("indirect", "spy chief Ilse Maren", said)
    ]
