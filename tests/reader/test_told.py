"""What words tell of: happenings and whether they happened, frames, and who does what to whom."""

import pytest
from tests.marked import plain_report

from reportedly.model.noticed import Telling
from reportedly.reader.reader import bundled_reader

READER = bundled_reader()


def telling(text: str, word: str) -> Telling | None:
    found = READER.read(plain_report(text)).noticed
    assert found is not None
    return found.telling(text.index(word))


TOLD = [
    ("Gunboats attacked two ferries off Halvik on Monday.", "attacked", "ASSAULT"),
    ("The presidents of Orland and Veskara met in Brenn.", "met", "CONSULT"),
    ("Police detained forty students after the march.", "detained", "COERCE"),
    ("Orland sent food and medicine to the displaced villagers.", "sent", "AID"),
    ("Thousands joined a protest in Brenn against the draft.", "protest", "PROTEST"),
    ("The council imposed sanctions on the shipping line.", "sanctions", "SANCTION"),
]


@pytest.mark.parametrize(("text", "word", "kind"), TOLD)
def test_words_tell_of_happenings(text: str, word: str, kind: str) -> None:
    found = telling(text, word)
    assert found is not None
    assert found.kind == kind
    assert found.likely > 0.5
    assert found.happened > 0.5


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ferry crossed the wide river at noon.", "crossed"),
        ("The minister said that the harvest was good.", "said"),
        ("A new school opened beside the old mill.", "school"),
    ],
)
def test_other_words_tell_of_none(text: str, word: str) -> None:
    found = telling(text, word)
    assert found is not None
    assert found.likely < 0.3


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The army plans to bomb the bridge next week.", "bomb"),
        ("Orland has called for a withdrawal of all troops.", "withdrawal"),
        ("If the rebels attack the port, the fleet will leave.", "attack"),
    ],
)
def test_what_is_planned_denied_or_supposed_has_not_happened(text: str, word: str) -> None:
    found = telling(text, word)
    assert found is not None
    assert found.happened < 0.5
    assert found.otherwise in ("DENIED", "PLANNED", "OPEN")


def test_marks_tell_of_nothing() -> None:
    assert telling("The army left.", ".") is None


DONE = [
    ("Rebels from the north shelled a hospital in Brenn.", "shelled", ["Rebels"], ["hospital"]),
    (
        "Twelve villagers were killed by soldiers near the mill.",
        "killed",
        ["soldiers"],
        ["villagers"],
    ),
    (
        "Gunmen attacked a convoy near Kest, killing two drivers.",
        "killing",
        ["Gunmen"],
        ["drivers"],
    ),
    ("The minister accused Veskara of shelling the port.", "accused", ["minister"], ["Veskara"]),
]


@pytest.mark.parametrize(("text", "word", "agents", "recipients"), DONE)
def test_who_does_what_to_whom(
    text: str, word: str, agents: list[str], recipients: list[str]
) -> None:
    noticed = READER.read(plain_report(text)).noticed
    assert noticed is not None
    who, whom, _ = noticed.doing(text.index(word))
    assert [item.word.of(text) for item in who if item.likely >= 0.5] == agents
    assert [item.word.of(text) for item in whom if item.likely >= 0.5] == recipients


FRAMED = [
    ("The agency could not independently verify the claim.", "CHECK.not_verified", "verify"),
    ("The ministry declined to comment on the strike.", "SILENCE.declined", "comment"),
    ("Rebels control most of the town of Kest.", "CONTROL.holds", "control"),
    ("Government forces captured Kest on Monday.", "CONTROL.captured", "captured"),
    ("No group has claimed responsibility for the bombing.", "BLAME.unattributed", "claimed"),
]


@pytest.mark.parametrize(("text", "kind", "word"), FRAMED)
def test_checks_silences_control_and_blame_are_seen(text: str, kind: str, word: str) -> None:
    noticed = READER.read(plain_report(text)).noticed
    assert noticed is not None
    assert [(item.kind, item.word.of(text)) for item in noticed.framed if item.likely >= 0.5] == [
        (kind, word)
    ]


def test_a_frame_has_who_and_what_of_its_sentence_or_the_one_before() -> None:
    text = "Rebels hold the bridge at Kest. A monitor has not been able to confirm this."
    noticed = READER.read(plain_report(text)).noticed
    assert noticed is not None
    (frame,) = [item for item in noticed.framed if item.kind.startswith("CHECK.")]
    assert "monitor" in [item.word.of(text) for item in frame.roles[0] if item.likely >= 0.5]


@pytest.mark.parametrize(
    "text",
    [
        "Customs officers verify passports at the border.",
        "The column was stopped before it could capture the town.",
        "He commented on the weather.",
    ],
)
def test_words_that_only_look_alike_are_no_frames(text: str) -> None:
    noticed = READER.read(plain_report(text)).noticed
    assert noticed is not None
    assert [item for item in noticed.framed if item.likely >= 0.5] == []
