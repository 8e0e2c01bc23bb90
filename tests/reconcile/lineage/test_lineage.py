"""Copies, abridgements, standing paragraphs and round-ups."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.incident import Lineage, LineageKind
from reportedly.model.report import Report
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint

WORDS = [
    a + b
    for a in ("ka", "lo", "mi", "ru", "te", "vo", "shi", "dra")
    for b in ("nen", "stal", "dor", "ver", "min", "tek", "las", "rop", "gul", "zhen", "bar", "fos")
]


def prose(seed: int, sentences: int) -> str:
    """Different words for every seed, so that nothing is shared by chance."""
    chance = random.Random(seed)
    lines = (" ".join(chance.choices(WORDS, k=12)).capitalize() + "." for _ in range(sentences))
    return " ".join(lines)


def lineages(reports: list[Report]) -> tuple[Lineage, ...]:
    return find_lineages(fingerprint(report) for report in reports)


def groups(reports: list[Report]) -> set[frozenset[str]]:
    return {frozenset(lineage.reports) for lineage in lineages(reports)}


def test_forty_copies_of_one_day_are_one_lineage(build) -> None:
    story = prose(1, 12)
    reports = [build.report(story, publisher=f"Paper {number}") for number in range(40)]
    assert groups(reports) == {frozenset(report.id for report in reports)}


def test_a_lineage_keeps_its_name_when_a_later_copy_comes(build) -> None:
    story = prose(1, 12)
    reports = [build.report(story, publisher=f"Paper {n}", day=f"2025-03-{n:02}") for n in (11, 12)]
    later = [build.report(story, publisher=f"Post {n}", day="2025-03-13") for n in range(9)]
    (before,), (after,) = lineages(reports), lineages([*later, *reports])
    assert len(after.reports) == 11
    assert after.id == before.id
    (earlier,) = lineages(reports[1:])
    assert earlier.id != before.id


def test_an_abridgement_descends_from_the_whole(build) -> None:
    story = prose(2, 12)
    whole = build.report(story, day="2025-03-11")
    short = build.report(". ".join(story.split(". ")[:3]) + ".", publisher="B", day="2025-03-12")
    (lineage,) = lineages([short, whole])
    assert lineage.reports == (whole.id, short.id)
    assert [(link.parent, link.kind) for link in lineage.links] == [
        (whole.id, LineageKind.ABRIDGEMENT)
    ]


def test_a_standing_paragraph_over_sixty_days_joins_nothing(build) -> None:
    standing = prose(3, 5)
    first = date(2025, 1, 1)
    reports = [
        build.report(prose(100 + n, 5) + " " + standing, day=str(first + timedelta(days=n)))
        for n in range(60)
    ]
    assert len(groups(reports)) == 60


def test_the_same_paragraph_in_many_reports_of_one_day_is_copying(build) -> None:
    shared = prose(4, 8)
    reports = [build.report(prose(200 + n, 2) + " " + shared, publisher=f"P{n}") for n in range(9)]
    assert len(groups(reports)) == 1


def test_a_round_up_does_not_make_its_stories_one(build) -> None:
    stories = [build.report(prose(300 + n, 6), day="2025-03-10") for n in range(4)]
    blog = build.report(" ".join(story.text for story in stories), publisher="Blog")
    assert len(groups([*stories, blog])) == 5


def test_a_whole_story_that_comes_after_its_abridgements_is_no_round_up(build) -> None:
    story = prose(11, 14)
    parts = [". ".join(story.split(". ")[n : n + 8]) + "." for n in (0, 1, 2, 3)]
    short = [
        build.report(text, publisher=f"P{n}", day="2025-03-10") for n, text in enumerate(parts)
    ]
    whole = build.report(story, publisher="Wire", day="2025-03-11")
    assert len(groups([*short, whole])) == 1


def test_a_round_up_of_stories_with_copies_does_not_make_them_one(build) -> None:
    stories = [prose(500 + n, 6) for n in range(4)]
    copies = [build.report(text, publisher=f"P{n}", day="2025-03-10")
              for text in stories for n in range(3)]  # fmt: skip
    longer = [build.report(text + " " + prose(600 + n, 1), publisher=f"L{n}", day="2025-03-10")
              for n, text in enumerate(stories)]  # fmt: skip
    blog = build.report(" ".join(stories), publisher="Blog")
    assert len(groups([*copies, *longer, blog])) == 5


def test_a_round_up_that_takes_the_head_of_each_story_links_to_each_and_joins_none(build) -> None:
    stories = [prose(700 + n, 9) for n in range(5)]
    reports = [build.report(text, publisher=f"P{n}", day="2025-03-10")
               for n, text in enumerate(stories)]  # fmt: skip
    copies = [build.report(text + " Ends.", publisher=f"C{n}", day="2025-03-10")
              for n, text in enumerate(stories)]  # fmt: skip
    heads = [". ".join(text.split(". ")[:2]) + "." for text in stories]
    blog = build.report("\n".join(heads), publisher="Digest")
    found = {frozenset(one.reports): one for one in lineages([*reports, *copies, blog])}
    assert len(found) == 6
    links = found[frozenset({blog.id})].links
    assert {link.kind for link in links} == {LineageKind.PARTIAL}
    parents = {link.parent for link in links}
    assert len(links) == len(parents) == 5
    assert all(parents & {one.id, two.id} for one, two in zip(reports, copies, strict=True))


def test_a_paragraph_taken_from_one_story_is_no_round_up(build) -> None:
    story = prose(800, 9)
    other = prose(801, 9) + " " + ". ".join(story.split(". ")[:2]) + "."
    found = lineages([build.report(story, day="2025-03-10"), build.report(other, publisher="B")])
    assert [one.links for one in found] == [(), ()]


def test_quotations_of_one_statement_are_no_copying(build) -> None:
    statement = "“" + prose(5, 3) + "”"
    one = build.report(prose(6, 8) + " " + statement)
    two = build.report(prose(7, 8) + " " + statement, publisher="B")
    assert len(groups([one, two])) == 2


def test_a_copy_of_another_day_far_away_is_still_a_copy(build) -> None:
    story = prose(8, 10)
    reports = [
        build.report(story, day="2025-01-02"),
        build.report(story + " Ends.", day="2025-03-02"),
    ]
    assert len(groups(reports)) == 1


def test_the_same_text_years_later_is_still_a_copy(build) -> None:
    story = prose(8, 10)
    reports = [
        build.report(story, day="2025-01-02"),
        build.report(story, publisher="B", day="2031-01-02"),
    ]
    assert len(groups(reports)) == 1


def test_a_text_reworded_years_later_is_not_looked_for(build) -> None:
    story = prose(8, 10)
    later = build.report(rewritten(story, random.Random(1)), publisher="B", day="2031-01-02")
    assert len(groups([build.report(story, day="2025-01-02"), later])) == 2


def test_a_text_without_a_day_is_held_against_all(build) -> None:
    story = prose(8, 10)
    undated = build.report(rewritten(story, random.Random(1)), publisher="B", day=None)
    assert len(groups([build.report(story, day="2025-01-02"), undated])) == 1


def test_a_report_without_words_is_a_lineage_of_its_own(build) -> None:
    assert len(groups([build.report("…", publisher="A"), build.report("…", publisher="B")])) == 2


@settings(deadline=None)
@given(order=st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_lineages(build, order) -> None:
    stories = [prose(400 + number, 8) for number in range(3)]
    reports = [
        build.report(story[cut:], publisher=f"Paper {cut}", day=day)
        for story in stories
        for cut, day in ((0, "2025-03-11"), (200, "2025-03-11"), (400, "2025-03-12"), (0, None))
    ]
    expected = lineages(reports)
    order.shuffle(reports)
    assert lineages(reports) == expected
    assert len(expected) == 3


def rewritten(story: str, chance: random.Random) -> str:
    """The story with one word in seven replaced."""
    return " ".join(chance.choice(WORDS) if chance.random() < 1 / 7 else w for w in story.split())


MADE = {
    "exact": lambda story, _: story,
    "abridged": lambda story, chance: abridged(story, chance),
    "rewritten": lambda story, chance: rewritten(story, chance),
}


def abridged(story: str, chance: random.Random) -> str:
    """Four to eight sentences of the story, from its beginning, under a line of somebody's own."""
    head = " ".join(chance.choices(WORDS, k=8)).capitalize()
    return f"{head}. " + ". ".join(story.split(". ")[: chance.randint(4, 8)]) + "."


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("count", [2, 8, 40, 400])
def test_copies_of_each_kind_are_found_however_many_there_are(build, kind: str, count: int) -> None:
    chance = random.Random(count)
    story = prose(9, 14)
    first = build.report(story, publisher="Wire", day="2025-03-11T06:00+00:00")
    texts = [MADE[kind](story, chance) for _ in range(count)]
    copies = [build.report(text, publisher=f"P{n}") for n, text in enumerate(texts)]
    others = [build.report(prose(1000 + n, 14), publisher=f"Q{n}") for n in range(40)]
    (found,) = (group for group in groups([first, *copies, *others]) if first.id in group)
    assert len(found & {copy.id for copy in copies}) >= 0.95 * count
    assert found <= {first.id, *(copy.id for copy in copies)}


@pytest.mark.parametrize("count", [2, 8, 40, 400])
def test_most_copies_of_all_kinds_together_are_found(build, count: int) -> None:
    chance = random.Random(count)
    story = prose(9, 14)
    shorter = ". ".join(story.split(". ")[:5]) + "."
    made = [story, story, shorter]
    texts = [made[n % 4] if n % 4 < 3 else rewritten(story, chance) for n in range(count)]
    copies = {build.report(text, publisher=f"P{n}").id for n, text in enumerate(texts)}
    others = [build.report(prose(1000 + n, 14), publisher=f"Q{n}") for n in range(40)]
    reports = [build.report(text, publisher=f"P{n}") for n, text in enumerate(texts)] + others
    largest = max(groups(reports), key=len)
    assert len(largest & copies) >= 0.95 * count
    assert largest <= copies
