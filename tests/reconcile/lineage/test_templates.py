"""A bulletin that is filled in anew every day is no copy; a later version of a story is one."""

import pytest

from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint
from reportedly.reconcile.lineage.shingles import body_words
from reportedly.reconcile.lineage.templates import of_one_template, slots_of

BULLETIN = (
    "The river authority counted {} barges at the upper lock and {} at the lower lock in the past "
    "day. Pilots reported {} mines adrift, of which {} were made safe by divers before noon. The "
    "level at {} stood at {} centimetres. Skippers are asked to keep to the marked channel and to "
    "report all floating objects to the nearest lock at once."
)
STORY = (
    "Two barges loaded with grain burned out below the lower lock on {day} after they were set on "
    "fire by drones, the river authority said. Its director said that {} sailors were missing and "
    "{} were in hospital, {} of them with burns, and that divers would search the harbour at "
    "first light. No traffic will be let through the lock until both wrecks have been lifted."
)
FILLED = [
    (14, 9, 3, 2, "Elmsted", 412),
    (22, 17, 6, 5, "Orrin", 398),
    (8, 31, 11, 10, "Elmsted", 405),
]


def grouped(*reports) -> int:
    return len(find_lineages(map(fingerprint, reports)))


@pytest.mark.parametrize("publisher", ["River Authority", None])
def test_bulletins_of_one_template_are_no_copies_from_the_second_day_on(build, publisher) -> None:
    days = [
        build.report(
            BULLETIN.format(*told), publisher=publisher or f"P{n}", day=f"2025-03-{11 + n}"
        )
        for n, told in enumerate(FILLED)
    ]
    assert grouped(*days) == 3


def test_a_paper_that_prints_the_bulletin_of_the_day_has_copied_it(build) -> None:
    told = BULLETIN.format(*FILLED[0])
    first = build.report(told, publisher="River Authority", day="2025-03-11")
    for text, day in ((told, "2025-03-11"), (told + " No more was said.", "2025-03-13")):
        assert grouped(first, build.report(text, publisher="Lake Post", day=day)) == 1
    other = build.report(BULLETIN.format(*FILLED[1]), publisher="Lake Post", day="2025-03-11")
    assert grouped(first, other) == 1, "of one day, it is a copy with other figures"


def test_a_story_whose_every_toll_has_risen_is_still_the_story(build) -> None:
    first = build.report(STORY.format(5, 14, 6, day="Sunday"), day="2025-03-09")
    later = build.report(STORY.format(7, 19, 8, day="Sunday"), day="2025-03-10", publisher="B")
    assert grouped(first, later) == 1


def test_a_weekly_list_that_names_its_day_is_a_template_too(build) -> None:
    first = build.report(STORY.format(5, 14, 6, day="Sunday"), day="2025-03-09")
    later = build.report(STORY.format(7, 19, 8, day="Sunday"), day="2025-03-16", publisher="B")
    assert grouped(first, later) == 2


def test_figures_in_words_and_digits_are_one(build) -> None:
    report = build.report("Twenty-two boats, 22 crews, nine tugs, 09 masts, one flag, oars: forty.")
    assert slots_of(body_words(report)) == (
        "boats|22|crews crews|9|tugs oars|40| tugs|9|masts |22|boats"
    )


DAY = "11 boats 14 tugs 63 men"


@pytest.mark.parametrize(
    ("one", "two", "apart", "expected"),
    [
        (DAY, "12 boats 15 tugs 64 men", 1, True),
        (DAY, "14 boats 63 tugs 11 men", 1, True),
        (DAY, "12 boats 15 tugs 64 men", 0, False),
        (DAY, "12 boats 15 tugs 64 men", None, False),
        (DAY, "11 boats 15 tugs 64 men", 1, False),
        ("11 boats 14 tugs", "12 boats 15 tugs", 1, False),
        (f"monday {DAY}", "monday 12 boats 15 tugs 64 men", 2, False),
        (f"monday {DAY}", "tuesday 12 boats 15 tugs 64 men", 2, True),
    ],
)
def test_a_template_is_known_by_its_figures_and_days(one, two, apart, expected) -> None:
    left, right = slots_of(one.split()), slots_of(two.split())
    assert of_one_template(left, right, apart) is expected
    assert of_one_template(right, left, apart) is expected
