"""Texts about one thing are one topic."""

from reportedly.reconcile.event_pairs.topics import alike, bag_of, rarity, topics_of

BRIDGE = (
    "A drone struck the rail bridge at Brenn on Tuesday and two dockers drowned in the river.",
    "The rail bridge at Brenn was struck by a drone. Two dockers drowned, the port said.",
)
POLL = (
    "Voters in Kest elected Ardo Vell mayor by forty ballots after a recount of the poll.",
    "After a recount Ardo Vell was elected mayor of Kest; forty ballots decided the poll.",
)


def test_two_stories_are_two_topics() -> None:
    bags = [bag_of(text) for text in (*BRIDGE, *POLL)]
    assert topics_of(alike(bags, rarity(bags)), 0.2) == [0, 0, 2, 2]


def test_a_text_without_words_is_like_no_other() -> None:
    bags = [bag_of(text) for text in (*BRIDGE, "…")]
    assert alike(bags, rarity(bags))[2].max() == 0


def test_inflected_words_count_as_one() -> None:
    assert bag_of("Elected. The election! They elect.", frozenset({"the", "they"})) == {"elect": 3}
