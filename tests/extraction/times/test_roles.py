"""What a time is there for, by the words round it."""

import pytest

import reportedly
from reportedly.model.mention import TimeRole, TimeType


def role_of(text: str, words: str) -> TimeRole:
    """The role of the time written so in a text."""
    times = (
        time for claim in reportedly.read(text, published="2031-05-20") for time in claim.times
    )
    (found,) = {time.role for time in times if text[slice(*time.span)] == words}
    return found


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("The town has been held since Monday.", "Monday", TimeRole.PERIOD),
        ("Since the war began in 2029, 600 have been killed.", "2029", TimeRole.PERIOD),
        ("They have shelled it since a truce collapsed in March.", "March", TimeRole.PERIOD),
        ("At least 61 people have been killed there this year.", "this year", TimeRole.PERIOD),
        ("Rebels attacked the line 31 times last year.", "last year", TimeRole.EVENT),
        ("The army attacked Kest this month.", "this month", TimeRole.EVENT),
        ("The curfew was imposed until Friday.", "Friday", TimeRole.EVENT),
        ("They left Kest in 2029 and returned.", "2029", TimeRole.EVENT),
        ("It was the first exchange of prisoners since February.", "February", TimeRole.REFERENCE),
        ("It was the deadliest raid since the war began in 2029.", "2029", TimeRole.REFERENCE),
        ("The first convoy arrived on Monday.", "Monday", TimeRole.EVENT),
        ("Satellite images taken on 3 May showed craters.", "3 May", TimeRole.REFERENCE),
        ("It compared the ridge with drone footage from 2029.", "2029", TimeRole.REFERENCE),
        ("The ridge in footage filmed by the group on 3 May is bare.", "3 May", TimeRole.REFERENCE),
        ("It studied images of the depot taken on 3 and 9 May.", "9 May", TimeRole.REFERENCE),
        ("Images show that guards left on 3 and 9 May.", "9 May", TimeRole.EVENT),
        ("An attack in the next 72 hours is likely.", "the next 72 hours", TimeRole.EVENT),
        ("They may cross it in the coming weeks.", "the coming weeks", TimeRole.EVENT),
        ("Troops held it for the past 72 hours.", "the past 72 hours", TimeRole.PERIOD),
        ("Footage showed an attack on 3 May.", "3 May", TimeRole.EVENT),
        ("Shells fell in May, videos showed.", "May", TimeRole.EVENT),
        ("The raid came a day after rebels attacked Kest.", "a day", TimeRole.REFERENCE),
        ("Residents heard two blasts ten minutes apart.", "ten minutes", TimeRole.REFERENCE),
        ("The truce lasted nine days before troops broke it.", "nine days", TimeRole.PERIOD),
        ("Troops held the mill for two days.", "two days", TimeRole.PERIOD),
    ],
)
def test_role_by_the_words_round_it(text: str, words: str, role: TimeRole) -> None:
    assert role_of(text, words) is role


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("the third day in a row", "P3D"),
        ("a fifth straight night", "P5D"),
        ("the second consecutive week", "P2W"),
        ("the 4th day running", "P4D"),
    ],
)
def test_how_long_it_has_gone_on(words: str, value: str) -> None:
    text = f"The army shelled Kest for {words}."
    times = [time for claim in reportedly.read(text) for time in claim.times]
    assert [(text[slice(*t.span)], t.type, t.value) for t in times] == [
        (words, TimeType.DURATION, value)
    ]


@pytest.mark.parametrize("words", ["the third day of the siege", "the third straight road"])
def test_no_count_of_days_without_a_word_for_it(words: str) -> None:
    text = f"The army shelled Kest on {words}."
    times = [time for claim in reportedly.read(text) for time in claim.times]
    assert all(time.made is None or time.made.rule != "nth-running" for time in times)


def test_what_is_counted_from_an_attack_is_not_its_time() -> None:
    text = "A week after the attack on Kest, bodies were found."
    events = [e for claim in reportedly.read(text) for e in claim.events]
    assert events
    assert all(not event.times for event in events)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rebels had taken the town of Kest after three days of fighting.", None),
        ("Kharkiv has been under siege for more than two months.", None),
        ("Rebels have held the town of Kest since 3 May.", "2031-05-03"),
    ],
)
def test_how_long_is_no_day_of_control(text: str, value: str | None) -> None:
    claims = reportedly.read(text, published="2031-05-20")
    (control,) = {(c.times[k.as_of].value if k.as_of is not None else None)
                  for c in claims for k in c.controls}  # fmt: skip
    assert control == value
