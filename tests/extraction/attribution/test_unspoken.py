"""Aims, acts and thoughts are nothing that anybody said; and "it was said" has no source."""

import pytest

import reportedly


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Sort, source, cue and content of each claim."""
    return [
        (
            claim.quotation.value,
            *(
                " … ".join(span.of(text) for span in part)
                for part in (claim.source, claim.cue, claim.content)
            ),
        )
        for claim in reportedly.read(text, published="2025-03-12")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Orland is looking to topple the council of Veskar before the vote.",
        "Veskar is making sure it has enough grain for the winter.",
        "Ilse Vell gave her assessment in a long talk with the Brenn Courier.",
    ],
)
def test_an_act_is_narrated_whole(text: str) -> None:
    assert told(text) == [("narration", "", "", text.rstrip("."))]


def test_who_is_asked_asks_nothing():
    answered = told("Premier Ilse Vell, asked whether Orland would pay, said “I cannot tell”.")
    assert [(cue, content) for _, _, cue, content in answered] == [("said", "“I cannot tell”")]
    (pressed,) = told("Ilse Vell, pressed about the raid, said it had been a mistake.")
    assert pressed[2:] == ("said", "it had been a mistake")


def test_what_another_does_not_understand_is_no_claim_of_his():
    quoted = "“He doesn't understand rivers, he doesn't understand bridges,” Vell said."
    assert [(source, cue) for _, source, cue, _ in told(quoted)] == [("Vell", "said")]


def test_whom_a_speaker_cites_is_no_content():
    text = "“It began in Kest,” Premier Vell told the house, citing a jailed miner from Kest."
    assert [cue for _, _, cue, _ in told(text)] == ["told"]


@pytest.mark.parametrize("by", ["it was underlined", "it was stressed in the note"])
def test_it_that_is_said_by_nobody_has_no_source_and_leaves_nothing(by: str) -> None:
    cue = " ".join(by.split()[1:3])
    assert told(f"The envoys of Orland met. “There is no other road,” {by}.")[1:] == [
        ("direct", "", cue, "“There is no other road,”")
    ]


def test_the_frame_of_what_is_said_is_left_out_of_what_is_narrated():
    text = "The pledge was renewed by the envoy, Ilse Vell, who stated that Orland would pay."
    assert [content for *_, content in told(text)] == [
        "The pledge was renewed by the envoy, Ilse Vell",
        "Orland would pay",
    ]


def test_a_pointer_to_what_is_said_tells_nothing():
    text = "This isn't the first time that Orland has been accused of shelling Kest."
    assert [kind for kind, *_ in told(text)] == ["indirect"]


def test_what_is_left_without_a_verb_of_its_own_is_not_narrated():
    text = (
        "Members are expected to discuss how to counter threats, the drought-fuelled unrest, "
        "and in keeping the peace."
    )
    assert [kind for kind, *_ in told(text)] == ["indirect"]


def test_as_he_noted_between_dashes_is_left_out():
    text = "The towns should act so that - as Vell noted - “nobody dares to come”."
    assert [content for kind, *_, content in told(text) if kind == "narration"] == [
        "The towns should act so"
    ]


def test_a_condition_that_a_promise_leaves_over_is_not_told():
    text = "In case Kest falls, the army has pledged that it will return."
    assert [kind for kind, *_ in told(text)] == ["indirect"]
