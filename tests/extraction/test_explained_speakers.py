"""A speaker behind its verb, with something said of it: "…, said the clerk, who …"."""

import pytest

import reportedly
from reportedly.model.span import text_of


@pytest.mark.parametrize(
    "source", ["the ferryman", "one lorry driver", "a town clerk", "Ista Velm"]
)
@pytest.mark.parametrize(
    "explained",
    [
        "who asked not to be named because he is not authorised to talk to the press",
        "who did not want to be named",
        "who requested anonymity because he feared for his job",
    ],
)
@pytest.mark.parametrize("content", ["The ferry had sunk", "The road to Kest is closed"])
def test_what_is_said_of_a_speaker_is_no_content(content: str, source: str, explained: str) -> None:
    text = f"{content}, said {source}, {explained}."
    claims = [claim for claim in reportedly.read(text, published="2025-01-01") if claim.source]
    (claim,) = claims
    assert text_of(text, claim.source) == source
    assert text_of(text, claim.content) == content


def test_a_verb_with_an_object_is_no_inversion() -> None:
    claims = reportedly.read("He rose, said a few words, and left the hall.")
    assert not [claim for claim in claims if claim.source]
