"""One source over spellings, short forms, offices and spokesmen; unknown ones kept apart."""

from dataclasses import replace

import pytest

from reportedly.model.claim import Anonymity
from reportedly.model.referent import SourceKind
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint
from reportedly.reconcile.lineage.newsrooms import find_newsrooms
from reportedly.reconcile.view import view_of
from reportedly.reconcile.voices.voices import NOBODY, Voice, find_voices

TEXT = "A strike hit Brenn on Tuesday, {}. Number {}."


def voices(build, claims) -> list[Voice]:
    known = {item[0].id: item[0] for item in claims}
    lineages = find_newsrooms(known, find_lineages(map(fingerprint, known.values())))
    view = view_of(known.values(), [c for _, c in claims], lineages)
    found = find_voices(view, build)
    return [found[claim.id] for _, claim in claims]


def told(build, name: str | None, number: int = 0, words: str = "someone said", **speaker):
    """A report of its own in which someone speaks; the text names the source as `words`."""
    text = TEXT.format(words, number) + " " + f"word{number} " * 12
    report = build.report(text, publisher=f"Paper {number}")
    claim = build.claim(report, "A strike hit Brenn on Tuesday")
    if "span" in speaker:
        speaker["span"] = build.span(report, speaker["span"])
    return report, build.says(claim, name, **speaker) if speaker or name else claim


def says(build, item, name, **speaker):
    report, claim = item
    span = build.span(report, speaker.pop("span")) if "span" in speaker else None
    made = build.says(claim, name, **speaker)
    return report, replace(made, speakers=(replace(made.speakers[0], span=span),))


@pytest.mark.parametrize(
    ("short", "long", "kind"),
    [
        ("Observatory", "Halvik Observatory for Peace", SourceKind.ORGANISATION),
        ("Halvik Observatory", "Halvik Observatory for Peace", SourceKind.ORGANISATION),
        ("Maren", "Ilse Maren", SourceKind.OFFICIAL),
        ("the Blue Lantern", "Blue Lantern", SourceKind.AID),
        ("Blue Lanterns", "Blue Lantern", SourceKind.AID),
    ],
)
def test_a_short_form_is_the_one_longer_name(build, short, long, kind) -> None:
    one, two = (
        says(build, told(build, None, n), name, kind=kind) for n, name in ((1, short), (2, long))
    )
    left, right = voices(build, [one, two])
    assert left.key == right.key


def test_a_first_name_is_nobodys_short_form(build) -> None:
    one = says(build, told(build, None, 1), "Ilse", kind=SourceKind.OFFICIAL)
    two = says(build, told(build, None, 2), "Ilse Maren", kind=SourceKind.OFFICIAL)
    left, right = voices(build, [one, two])
    assert left.key != right.key


def test_a_short_form_of_two_names_is_neither(build) -> None:
    items = [
        says(build, told(build, None, n), name)
        for n, name in enumerate(["Maren", "Ilse Maren", "Otto Maren"])
    ]
    assert len({voice.key for voice in voices(build, items)}) == 3


def test_an_office_with_one_known_holder_is_the_holder(build) -> None:
    named = says(build, told(build, None, 1, "in Halvik province"), "Ilse Maren", role="Governor")
    unnamed = says(
        build,
        told(build, None, 2, "the governor of Halvik said"),
        None,
        role="governor of Halvik province",
        span="the governor of Halvik",
    )
    left, right = voices(build, [named, unnamed])
    assert left.key == right.key


def test_an_office_of_another_place_is_someone_else(build) -> None:
    named = says(build, told(build, None, 1, "in Halvik province"), "Ilse Maren", role="Governor")
    unnamed = says(
        build,
        told(build, None, 2, "the governor of Norrend said"),
        None,
        role="governor of Norrend",
        span="the governor of Norrend",
    )
    left, right = voices(build, [named, unnamed])
    assert left.key != right.key


def test_a_spokesman_without_a_name_speaks_for_the_body(build) -> None:
    item = says(
        build,
        told(build, None, 1, "a spokesman said"),
        None,
        role="spokesman",
        actor="vx-mod",
        anonymous=Anonymity.UNNAMED,
        span="a spokesman",
    )
    (voice,) = voices(build, [item])
    assert (voice.name, voice.actor) == ("Veskaran Defence Ministry", "vx-mod")


def test_an_officer_without_a_name_is_not_the_body(build) -> None:
    item = says(
        build,
        told(build, None, 1, "A senior officer said"),
        None,
        role="senior officer",
        actor="vx-mod",
        anonymous=Anonymity.UNNAMED,
        span="A senior officer",
    )
    (voice,) = voices(build, [item])
    assert (voice.name, voice.named) == ("a senior officer", False)


def test_two_residents_of_two_texts_are_two(build) -> None:
    items = [
        says(build, told(build, None, n, "a resident said"), None, span="a resident", actor=None)
        for n in (1, 2)
    ]
    assert len({voice.key for voice in voices(build, items)}) == 2


@pytest.mark.parametrize(
    ("span", "shown"),
    [
        ("Activists in eastern Halvik", "activists in eastern Halvik"),
        ("Another rescue worker", "another rescue worker"),
        ("Several Brenn residents", "several Brenn residents"),
        ("Brenn residents", "Brenn residents"),
        ("Orlandic officials", "Orlandic officials"),
        ("UN officials", "UN officials"),
    ],
)
def test_whoever_has_no_name_loses_the_capital_of_a_sentence(build, span, shown) -> None:
    item = says(build, told(build, None, 1, f"{span} said"), None, span=span, actor=None)
    (voice,) = voices(build, [item])
    assert voice.name == shown


def test_a_bare_pronoun_is_shown_as_nobody_named(build) -> None:
    item = says(build, told(build, None, 1, "she said"), None, span="she", actor=None)
    (voice,) = voices(build, [item])
    assert voice.name == NOBODY


def test_the_ministry_is_the_one_ministry_of_the_text(build) -> None:
    report, claim = told(build, None, 1, "the ministry said")
    later = build.claim(report, "hit Brenn on Tuesday")
    named = build.says(claim, "Defence Ministry of Orland", kind=SourceKind.GOVERNMENT)
    _, short = says(build, (report, later), None, span="the ministry", kind=SourceKind.GOVERNMENT)
    left, right = voices(build, [(report, named), (report, short)])
    assert left.key == right.key


def test_a_party_that_publishes_speaks_for_itself(build) -> None:
    report = build.report("A strike hit Brenn.", publisher="Veskaran Defence Ministry")
    (voice,) = voices(build, [(report, build.claim(report, "A strike hit Brenn"))])
    assert voice.actor == "vx-mod"


def test_narration_is_the_credited_agencys(build) -> None:
    text = "KEST (Meridian Wire) - " + TEXT.format("a monitor said", 1)
    report = build.report(text, publisher="Coastal Herald")
    (voice,) = voices(build, [(report, build.claim(report, "A strike hit Brenn on Tuesday"))])
    assert voice.name == "Meridian Wire"
