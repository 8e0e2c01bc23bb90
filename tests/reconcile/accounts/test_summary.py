"""The sentence on top of an account: who gives which figures, who says who did it, who denies."""

from dataclasses import replace

import pytest

from reportedly.model.ids import StatementId
from reportedly.model.incident import (
    Dependence,
    Disagreement,
    FigureScope,
    Origin,
    Proposition,
    Relation,
    Stance,
)
from reportedly.model.mention import Population, QuantityState
from reportedly.model.referent import SourceKind
from reportedly.model.report import Status
from reportedly.reconcile import reconcile
from reportedly.reconcile.accounts.allegations import held_against
from reportedly.reconcile.accounts.phrases import named, opened, with_article
from reportedly.reconcile.accounts.ranges import are_bound, range_of

KILLED = "A strike killed {} people in Brenn on Tuesday"


def origin(speaker: str, stance: Stance = Stance.ASSERTS, *, withdrawn: bool = False) -> Origin:
    return Origin(
        statement=StatementId("s_1"), speaker=speaker, kind=SourceKind.OFFICIAL, side=None,
        stance=stance, basis="unstated", dependence=Dependence.UNKNOWN, depends_on="", claims=(),
        reports=1, newsrooms=1, lineages=1, withdrawn=withdrawn, unverified=0,
    )  # fmt: skip


def version(slot: str, value: str, *origins: Origin) -> Proposition:
    return Proposition(
        slot=slot, value=value, low=None, high=None, low_open=False, high_open=False, state=None,
        population=None, as_of=None, origins=origins,
    )  # fmt: skip


def toll(low: float | None, high: float | None, *origins: Origin) -> Proposition:
    return Proposition(
        slot="killed", value="", low=low, high=high, low_open=False, high_open=False,
        state=QuantityState.KILLED, population="unstated", as_of=None, origins=origins,
        scope=FigureScope.INCIDENT,
    )  # fmt: skip


def denies(speaker: str) -> Origin:
    return origin(speaker, Stance.DENIES)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            [version("responsible", "Tarn", origin("Dora Wenn"), denies("Tarnish Navy"))],
            ["Dora Wenn says that Tarn did it", "the Tarnish Navy denies it"],
        ),
        (
            [
                version("responsible", "Ulm", origin("Tarnish Navy")),
                version("responsible", "Tarn", denies("Tarnish Navy")),
            ],
            ["the Tarnish Navy denies that Tarn did it and says that Ulm did it"],
        ),
        (
            [
                version("responsible", "Ulm", origin("Navy of Tarn"), origin("an envoy")),
                version("responsible", "Tarn", origin("Ulm"), denies("Navy of Tarn")),
            ],
            [
                "Ulm says that Tarn did it",
                "the Navy of Tarn denies it",
                "an envoy and the Navy of Tarn say that Ulm did it",
            ],
        ),
        (
            [version("responsible", "Tarn", origin("rescue workers", Stance.HEDGES))],
            ["rescue workers suggest that Tarn did it"],
        ),
        (
            [version("holder", "Tarn", denies("Armed Forces of Tarn"))],
            ["the Armed Forces of Tarn say that Tarn does not hold it"],
        ),
        (
            [version("occurred", "it happened", origin("Dora Wenn"), denies("police"))],
            ["police deny that it happened"],
        ),
        ([version("responsible", "Tarn", origin("Dora Wenn", withdrawn=True))], []),
        (
            [version("responsible", "Tarn", origin("Tarn"), origin("Dora Wenn"))],
            ["Tarn says that it did it", "Dora Wenn says that Tarn did it"],
        ),
        (
            [version("responsible", "Tarn", denies("Tarn"))],
            ["Tarn denies that it did it"],
        ),
        (
            [version("responsible", "Tarn", denies("Tarn"), denies("Dora Wenn"))],
            ["Dora Wenn and Tarn deny that Tarn did it"],
        ),
        (
            [version("responsible", "rebels", denies("rebels"))],
            ["rebels deny that they did it"],
        ),
        (
            [version("holder", "rebels", origin("rebels"))],
            ["rebels say that they hold it"],
        ),
        (
            [
                version(
                    "responsible",
                    "Tarn",
                    origin("Dora Wenn"),
                    origin("Tarnish Army"),
                    denies("Tarnish Army"),
                )
            ],
            [
                "Dora Wenn says that Tarn did it",
                "the Tarnish Army has both said and denied that Tarn did it",
            ],
        ),
    ],
)
def test_who_says_it_and_who_denies_it_are_told_by_name(told, expected) -> None:
    assert list(held_against(told)) == expected


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ministry of Health of Tarn", "the Ministry of Health of Tarn"),
        ("governor", "the governor"),
        ("a governor", "a governor"),
        ("Ilse Maren", "Ilse Maren"),
        ("Lake Post", "Lake Post"),
        ("medics in Halvik", "medics in Halvik"),
    ],
)
def test_a_body_has_its_article_and_a_person_none(name, shown) -> None:
    assert with_article(name) == shown


def test_many_names_are_counted_beyond_the_first_three() -> None:
    assert named(["E", "D", "C", "B", "A"]) == ("A, B, C and 2 more", True)
    assert named(["Open Hands"]) == ("Open Hands", False)


def test_names_stand_in_the_order_of_their_letters_whatever_article_they_have() -> None:
    assert named(["the Dornish Navy", "Dorset", "Dora Wenn"])[0] == (
        "Dora Wenn, the Dornish Navy and Dorset"
    )


def relation(kind: Relation, left: int = 0, right: int = 1) -> Disagreement:
    return Disagreement(left=left, right=right, relation=kind, why="")


def test_each_end_of_a_range_says_who_gives_it_and_bounds_stay_bounds() -> None:
    items = [toll(4, 4, origin("Dora Wenn")), toll(None, 9, origin("Tarnish Navy"))]
    assert range_of(items, [0, 1], []) == "4 (Dora Wenn) to “up to 9” (the Tarnish Navy)"
    same = [toll(4, 4, origin("Dora Wenn")), toll(7, None, origin("Dora Wenn"))]
    rose = [relation(Relation.UPDATE)]
    assert range_of(same, [0, 1], rose) == "4, later “at least 7” (both Dora Wenn)"
    assert range_of(same[:1], [0], []) == "4"


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(9, None, "9"), (None, 9, "9"), (7, None, "“at least 7” (Dora Wenn) to 9 (Bay Echo)")],
)
def test_a_bound_that_is_the_figure_makes_no_range(low, high, shown: str) -> None:
    items = [toll(low, high, origin("Dora Wenn")), toll(9, 9, origin("Bay Echo"))]
    assert range_of(items, [0, 1], []) == shown


def test_all_the_dead_are_no_part_of_the_dead(build) -> None:
    def said(text: str, *, publisher: str, population: Population):
        report = build.report(f"{text}, wrote {publisher}.", publisher=publisher)
        claim = build.claim(report, text, killed="4", speaker="Dora Wenn")
        (killed,) = claim.quantities
        return report, replace(claim, quantities=(replace(killed, population=population),))

    told = [
        said("A strike killed 4 in Brenn", publisher="A", population=Population.UNSTATED),
        said("A strike killed 4 grocers in Brenn", publisher="B", population=Population.CIVILIAN),
    ]
    reports, claims = zip(*told, strict=True)
    (account,) = reconcile(reports, claims, build).accounts
    assert account.disagreements == ()


def test_a_range_needs_every_figure_bound_to_the_others() -> None:
    assert are_bound([0, 1, 2], [(0, 1), (1, 2)])
    assert not are_bound([0, 1, 2], [(0, 1)])


def test_reports_that_were_taken_back_are_counted_apart(build) -> None:
    def said(killed: str, publisher: str, **more):
        text = KILLED.format(killed)
        report = build.report(text + f", wrote {publisher}.", publisher=publisher, **more)
        return report, build.claim(report, text, killed=killed, speaker="Dora Wenn")

    first, other = said("9", "Lake Post"), said("4", "Bay Echo")
    right = said("4", "Lake Post", day="2025-03-12", status=Status.CORRECTED, supersedes=first[0])
    reports, claims = zip(first, other, right, strict=True)
    (account,) = reconcile(reports, claims, build).accounts
    assert "told by 1 source in 2 reports of 2 newsrooms in this ledger (1 more was replaced" in (
        account.summary
    )
    assert "the figure given is 4 killed" in account.summary


def test_a_name_is_cut_free_of_what_stood_before_it() -> None:
    assert opened("the wires) The Orlandic army") == "The Orlandic army"
    assert opened("Blue Lantern (BL)") == "Blue Lantern (BL)"
    assert opened("army") == "army"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Lakes coalition against the Red Sails", "the Lakes coalition against the Red Sails"),
        ("United Lakes Kingdom", "the United Lakes Kingdom"),
        ("Orland", "Orland"),
    ],
)
def test_sides_and_united_states_have_an_article(name: str, written: str) -> None:
    assert with_article(name) == written
