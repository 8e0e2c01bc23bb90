"""Persons accused, tried or sentenced are actors; an article alone is nobody."""

import pytest

import reportedly


def accused(text: str) -> list[str]:
    claims = reportedly.read(text, published="2025-03-12")
    return [actor.as_written for claim in claims for actor in claim.actors]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Two guards were charged with beating a prisoner.", "guards"),
        ("A court in Kest sentenced a cook to nine years for the poisoning.", "cook"),
    ],
)
def test_whoever_is_charged_is_an_actor(text: str, who: str) -> None:
    assert any(who in words for words in accused(text))


@pytest.mark.parametrize(
    "text", ["The are blamed for the raid.", "— The were charged with it — a."]
)
def test_an_article_alone_is_nobody(text: str) -> None:
    assert "The" not in accused(text)
