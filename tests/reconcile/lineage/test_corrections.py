"""A correction or a withdrawal marks what still stands in copies of what was taken back."""

import pytest

from reportedly.model.incident import Relation
from reportedly.model.report import Status
from reportedly.reconcile import reconcile
from reportedly.reconcile.lineage.corrections import echoes_of, taken_back
from reportedly.reconcile.lineage.descents import find_descents
from reportedly.reconcile.lineage.lineage import find_lineages, fingerprint

FERRY = (
    "The night ferry to Olm was hit by a shell on Monday as it left the southern pier. "
    "The harbour office said that 41 passengers had been pulled from the water by fishermen. "
    "Its captain, who has sailed this route for eleven years, was taken to a clinic with burns. "
    "Nobody on the bridge had seen where the shell came from, the harbour office said."
)
WRONG, RIGHT = "41 passengers", "14 passengers"
VX = {"speaker": "Veskaran Defence Ministry", "actor": "vx-mod"}
KILLED = "A strike killed {} people in Brenn on Tuesday"
REST = (
    ", the ministry said, and the road to the coast was closed to lorries until the evening. "
    "Buses for the villages behind the hills left from the yard of the old school instead."
)


def standing(*reports) -> dict[str, list[str]]:
    """Publisher -> the sentences of its report that come from what was taken back."""
    known = {report.id: report for report in reports}
    lineages = find_descents(known, find_lineages(map(fingerprint, reports)))
    of = {report: one for one in lineages for report in one.reports}
    back = taken_back(known, of)
    found = {}
    for one in lineages:
        found.update(echoes_of(known, one, {r: back[r] for r in one.reports if r in back}))
    return {
        known[id_].publisher: [span.of(known[id_].text) for span in spans]
        for id_, spans in found.items()
    }


def ferry(build, text: str = FERRY, publisher: str = "Northwire", hour: int = 8, **more):
    return build.report(text, publisher=publisher, day=f"2025-03-11T{hour:02}:00+00:00", **more)


def corrected(build, first, hour: int = 12):
    text = FERRY.replace(WRONG, RIGHT)
    return ferry(build, text, hour=hour, status=Status.CORRECTED, supersedes=first)


def test_only_the_sentence_that_was_corrected_is_marked_in_a_copy(build) -> None:
    first = ferry(build)
    found = standing(first, corrected(build, first), ferry(build, publisher="Bay Echo", hour=9))
    assert found == {"Bay Echo": [FERRY.split(". ")[1]]}


def test_a_copy_that_came_after_the_correction_and_still_has_the_old_words_is_marked(build) -> None:
    first = ferry(build)
    late = ferry(build, publisher="Bay Echo", hour=20)
    assert "Bay Echo" in standing(first, corrected(build, first), late)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(WRONG, RIGHT),
        lambda text: text.replace(WRONG, RIGHT).replace("pulled from", "lifted from"),
        lambda text: " ".join(s + "." for s in text.split(". ")[::2]),
        lambda text: text.replace("eleven", "twelve").replace(WRONG, RIGHT),
    ],
    ids=["corrected", "corrected and reworded", "without the sentence", "changed elsewhere"],
)
def test_a_copy_that_does_not_say_it_is_not_marked(build, change) -> None:
    first = ferry(build)
    other = ferry(build, change(FERRY), publisher="Bay Echo", hour=15)
    assert standing(first, corrected(build, first), other) == {}


def test_a_copy_that_made_another_figure_of_it_is_marked(build) -> None:
    first = ferry(build)
    text = FERRY.replace(WRONG, "43 passengers")
    found = standing(first, corrected(build, first), ferry(build, text, "Bay Echo", hour=9))
    assert [one.split(" had ")[0] for one in found["Bay Echo"]] == [
        "The harbour office said that 43 passengers"
    ]


def test_a_copy_of_a_reworded_copy_is_marked(build) -> None:
    first = ferry(build)
    text = FERRY.replace("pulled from the water", "saved").replace("was hit by", "took")
    two = ferry(build, text, publisher="Bay Echo", hour=9)
    three = ferry(build, text.replace("sailed", "plied"), publisher="Lake Post", hour=10)
    found = standing(first, corrected(build, first), two, three)
    assert found.keys() == {"Bay Echo", "Lake Post"}
    assert all("41 passengers had been saved" in one[0] for one in found.values())


def test_of_a_withdrawn_report_everything_is_marked_but_not_what_a_copy_adds(build) -> None:
    first = ferry(build)
    notice = ferry(
        build, "We have taken back our report of this morning on a ferry, which was false.",
        hour=12, status=Status.WITHDRAWN, supersedes=first,
    )  # fmt: skip
    added = " A second boat that belongs to the same owner stayed in port until Thursday."
    copy = ferry(build, FERRY + added, publisher="Bay Echo", hour=9)
    found = standing(first, notice, copy)
    assert len(found["Bay Echo"]) == 4
    assert not any("second boat" in sentence for sentence in found["Bay Echo"])


def test_a_correction_that_was_corrected_again_stands_in_for_the_first(build) -> None:
    first = ferry(build)
    second = corrected(build, first)
    text = FERRY.replace(WRONG, "17 passengers")
    third = ferry(build, text, hour=14, status=Status.CORRECTED, supersedes=second)
    late = ferry(build, FERRY.replace(WRONG, RIGHT), publisher="Bay Echo", hour=16)
    assert standing(first, second, third, late) == {"Bay Echo": [
        FERRY.split(". ")[1].replace(WRONG, RIGHT)
    ]}  # fmt: skip


def test_a_figure_that_only_copies_still_have_is_withdrawn_and_contradicts_nothing(build) -> None:
    def said(killed: str, publisher: str, hour: int, **more):
        words = KILLED.format(killed)
        day = f"2025-03-11T{hour:02}:00+00:00"
        report = build.report(words + REST, publisher=publisher, day=day, **more)
        return report, build.claim(report, words, killed=killed, **VX)

    first = said("21", "Northwire", 8)
    copy = said("21", "Bay Echo", 9)
    right = said("12", "Northwire", 12, status=Status.CORRECTED, supersedes=first[0])
    reports, claims = zip(first, copy, right, strict=True)
    (account,) = reconcile(reports, claims, build).accounts
    tolls = {one.value: one.origins[0].withdrawn for one in account.propositions if one.state}
    assert tolls == {"21": True, "12": False}
    assert Relation.CONTRADICTION_WITHIN not in {one.relation for one in account.disagreements}
