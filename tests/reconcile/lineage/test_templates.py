"""A bulletin that is filled in anew every day is no copy; a later version of a story is one."""

import pytest

from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint
from reportedly.reconcile.lineage.shingles import body_words
from reportedly.reconcile.lineage.templates import form_of, of_one_template, slots_of

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


BACKGROUND = (
    " The blockade of the lower river began in the spring of last year, when Orlandic gunboats "
    "closed the mouth at Halvik. Some 4,000 people have died in it since, by the count of the "
    "Harbour League, and trade between the two banks has all but ended."
)
RAID = (
    "Gunmen raided a {what} in the {kind} of {place} on {day} night, killing {dead} people and "
    "wounding {hurt}, the head of its council said. {who} told reporters that the attackers had "
    "come by boat." + BACKGROUND
)
KEST = {"what": "flour mill", "kind": "town", "place": "Kest", "who": "Councillor Ada Morn"}
OLM = {"what": "boatyard", "kind": "village", "place": "Olm", "who": "Councillor Jon Fell"}
RISE = (
    "The number of those killed in a raid on a flour mill in the town of Kest climbed to 14 on "
    "Wednesday, the head of its council said, after five more bodies were found in the race. "
    "Councillor Ada Morn told reporters that the attackers had come by boat." + BACKGROUND
)


def raid(build, day: str, weekday: str, place: dict[str, str], dead: str, hurt: str):
    text = RAID.format(day=weekday, dead=dead, hurt=hurt, **place)
    return build.report(text, day=day)


def test_one_agencys_raids_of_two_places_are_two_stories(build) -> None:
    kest = raid(build, "2025-03-11", "Monday", KEST, "nine", "31")
    olm = raid(build, "2025-03-12", "Tuesday", OLM, "four", "12")
    assert grouped(kest, olm) == 2
    same_day = raid(build, "2025-03-11", "Monday", OLM, "four", "12")
    assert grouped(kest, same_day) == 2, "of one day in other places, by other people"


def test_a_later_raid_on_another_site_of_the_town_is_another_story(build) -> None:
    kest = raid(build, "2025-03-11", "Monday", KEST, "nine", "31")
    site = raid(build, "2025-03-13", "Thursday", KEST | {"what": "granary"}, "two", "6")
    assert grouped(kest, site) == 2


def test_a_toll_that_climbed_is_the_same_story_and_no_parent_of_a_raid_elsewhere(build) -> None:
    kest = raid(build, "2025-03-11", "Monday", KEST, "nine", "31")
    later = build.report(RISE, day="2025-03-12")
    olm = raid(build, "2025-03-12", "Tuesday", OLM, "four", "12")
    assert grouped(kest, later) == 1
    assert grouped(later, olm) == 2
    assert grouped(kest, later, olm) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nine people", "ten people"),
        ("Kest", "Qest"),
        ("Ada Morn", "Ida Morne"),
        ("on Monday night", "on Sunday night"),
        ("Gunmen raided a flour mill", "A flour mill was raided by gunmen"),
    ],
)
def test_a_copy_that_changed_one_of_them_is_a_copy(build, old, new) -> None:
    kest = raid(build, "2025-03-11", "Monday", KEST, "nine", "31")
    copy = build.report(kest.text.replace(old, new), publisher="Lake Post", day="2025-03-12")
    assert copy.text != kest.text
    assert grouped(kest, copy) == 1


def test_one_standing_sentence_makes_no_story_of_two(build) -> None:
    last = " The ministry gave no more details and said that a commission had been set up."
    first = build.report("A grain lighter ran aground off Kest pier in thick fog." + last)
    other = build.report("Nurses in Halvik ended their strike after nine weeks." + last)
    assert grouped(first, other) == 2
    brief = build.report("In brief: a grain lighter ran aground off Kest pier." + last)
    assert grouped(first, brief) == 1


def test_a_wrap_that_carries_a_story_of_the_day_before_descends_from_it(build) -> None:
    olm = raid(build, "2025-03-11", "Monday", OLM, "four", "12")
    own = (
        "Fishermen of Dunmark found 17 drifting mines off the cape on Tuesday, three of them live. "
    )
    wrap = build.report(own + olm.text, publisher="Lake Post", day="2025-03-12")
    assert grouped(olm, wrap) == 1


def test_the_form_of_a_report_is_a_function_of_its_words(build) -> None:
    report = raid(build, "2025-03-11", "Monday", KEST, "nine", "31")
    assert form_of(report) == form_of(build.report(report.text, publisher="B", day=None))
    assert "of ^kest on @monday night killing #9 people" in form_of(report)
