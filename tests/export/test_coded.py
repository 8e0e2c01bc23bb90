"""PLOVER-, ACLED- and UCDP-shaped tables: what is counted, how precisely, and what is left open."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from written import Case, Export, csv_rows, export

from reportedly.export import counted
from reportedly.export.answers import Answers, Told
from reportedly.export.precision import Grain, acled_geo, dated, priogrid_cell, ucdp_where
from reportedly.export.toll import high_of, low_of, toll_of
from reportedly.model.event import EventMention
from reportedly.model.factuality import FactValue, Mood
from reportedly.model.ids import ClaimId, IncidentId, StatementId
from reportedly.model.incident import (
    Account,
    Dependence,
    FigureScope,
    Origin,
    Proposition,
    Stance,
)
from reportedly.model.mention import QuantityState
from reportedly.model.referent import Place, PlaceKind, SourceKind

CODED = ("plover", "acled", "ucdp")


@pytest.mark.parametrize("name", CODED)
def test_unreviewed_rows_appear_only_when_asked_for_and_are_marked(
    name: str, exports: dict[Case, Export]
) -> None:
    strict = csv_rows(exports[Case(name)].data)
    every = csv_rows(exports[Case(name, unreviewed=True)].data)
    assert {row["review"] for row in strict} <= {"reviewed", "accepted", "corrected"}
    assert {row["review"] for row in every} - {"reviewed", "accepted", "corrected"}
    assert len(strict) <= len(every)


@pytest.mark.parametrize("name", CODED)
@pytest.mark.parametrize("unreviewed", [False, True])
def test_what_people_rejected_is_never_counted_and_a_correction_counts_as_corrected(
    name: str, unreviewed: bool, exports: dict[Case, Export], answers: Answers
) -> None:
    left = exports[Case(name, unreviewed=unreviewed)].left
    marks = {t.claim.id: t.claim.review.status.value for t in answers.claims() if t.claim.review}
    (rejected,) = [claim for claim, mark in marks.items() if mark == "rejected"]
    (corrected,) = [claim for claim, mark in marks.items() if mark == "corrected"]
    assert left[rejected] == counted.REJECTED
    assert "review" not in left.get(corrected, "")


def changed(answers: Answers, change: Callable[[EventMention], EventMention]) -> Answers:
    """The same answers with every event changed."""

    def of(told: Told) -> Told:
        claim = told.claim
        return replace(told, claim=replace(claim, events=tuple(map(change, claim.events))))

    def members(incident: IncidentId) -> tuple[Told, ...]:
        return tuple(map(of, answers.members(incident)))

    return replace(answers, claims=lambda: map(of, answers.claims()), members=members)


@pytest.mark.parametrize("name", CODED)
@pytest.mark.parametrize("mood", [mood for mood in Mood if mood is not Mood.ACTUAL])
def test_only_the_mood_actual_counts_as_having_happened(
    name: str, mood: Mood, answers: Answers
) -> None:
    dreamt = changed(answers, lambda event: replace(event, mood=mood))
    found = export(dreamt, Case(name, unreviewed=True))
    assert found.count == 0
    assert set(found.left) == {told.claim.id for told in answers.claims()}


@pytest.mark.parametrize("name", CODED)
@pytest.mark.parametrize("value", [FactValue.CERTAIN_NOT, FactValue.UNKNOWN])
def test_what_is_denied_or_left_open_does_not_count(
    name: str, value: FactValue, answers: Answers
) -> None:
    denied = changed(answers, lambda event: replace(event, factuality=value))
    assert export(denied, Case(name, unreviewed=True)).count == 0


def test_a_doer_that_is_denied_is_left_open_with_every_version_beside_it(
    exports: dict[Case, Export],
) -> None:
    rows = csv_rows(exports[Case("acled", unreviewed=True)].data)
    (brenn,) = [row for row in rows if row["location"] == "Brenn"]
    assert brenn["actor1"] == ""
    assert "Joren Tahl denies" in brenn["actor1_versions"]
    assert brenn["time_precision"] == brenn["geo_precision"] == "1"
    assert brenn["event_type"] == "Explosions/Remote violence"
    inferred = [row for row in rows if ", reported " in row["notes"]]
    assert {row["time_precision"] for row in inferred} == {"2"}


def test_the_dead_are_bounds_and_no_best_estimate_is_made_of_versions_that_differ(
    exports: dict[Case, Export],
) -> None:
    (row,) = csv_rows(exports[Case("ucdp", unreviewed=True)].data)
    assert int(row["low"]) < int(row["high"])
    assert row["best"] == row["deaths_civilians"] == ""
    assert "17: Ilse Maren" in row["deaths_versions"]
    assert row["date_start"] == row["date_end"] == "2025-03-11"


def test_incidents_of_withdrawn_reports_are_left_out(
    exports: dict[Case, Export], answers: Answers
) -> None:
    left = exports[Case("acled", unreviewed=True)].left
    withdrawn = {told.claim.id for told in answers.claims() if told.withdrawn}
    assert withdrawn
    assert {left[claim] for claim in withdrawn} == {counted.WITHDRAWN}


def place(kind: PlaceKind, radius: float) -> Place:
    return Place(
        id="places:x",
        name="X",
        lat=10.0,
        lon=20.0,
        kind=kind,
        country="VX",
        admin1=None,
        radius_km=radius,
    )


@pytest.mark.parametrize(
    ("kind", "radius", "acled", "ucdp"),
    [
        (PlaceKind.VILLAGE, 2, 1, 1),
        (PlaceKind.CITY, 15, 2, 2),
        (PlaceKind.CITY, 40, 2, 3),
        (PlaceKind.DISTRICT, 20, 2, 3),
        (PlaceKind.DISTRICT, 60, 3, 3),
        (PlaceKind.REGION, 70, 3, 4),
        (PlaceKind.WATER, 60, 3, 5),
        (PlaceKind.COUNTRY, 180, 3, 6),
    ],
)
def test_place_precision_comes_of_kind_and_radius(
    kind: PlaceKind, radius: float, acled: int, ucdp: int
) -> None:
    assert acled_geo(place(kind, radius)) == acled
    assert ucdp_where(place(kind, radius)) == ucdp


def test_every_kind_of_place_has_a_precision() -> None:
    assert all(ucdp_where(place(kind, 1)) and acled_geo(place(kind, 1)) for kind in PlaceKind)
    assert acled_geo(None) is ucdp_where(None) is None


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [(35.763369, 36.558974, 181154), (-9.65, 20.4, 115601)],  # two rows of UCDP GED
)
def test_grid_cells_are_numbered_as_in_ged(lat: float, lon: float, cell: int) -> None:
    assert priogrid_cell(replace(place(PlaceKind.TOWN, 1), lat=lat, lon=lon)) == cell


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("2025-03-11TMO", ("2025-03-11", Grain.DAY)),
        ("2025-W11", ("2025-W11", Grain.WEEK)),
        ("2025-03", ("2025-03", Grain.MONTH)),
        ("2025", ("2025", Grain.YEAR)),
        ("PRESENT_REF", None),
        ("P2D", None),
        (None, None),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(value: str | None, found: object) -> None:
    assert dated(value) == found


def version(low: float | None, high: float | None, **changes: object) -> Proposition:
    origin = Origin(
        statement=StatementId("s_1"),
        speaker="Ilse Maren",
        kind=SourceKind.OFFICIAL,
        side=None,
        stance=Stance.ASSERTS,
        basis="unstated",
        dependence=Dependence.UNKNOWN,
        depends_on="",
        claims=(ClaimId("c_1"),),
        reports=1,
        newsrooms=1,
        lineages=1,
        withdrawn=False,
        unverified=0,
    )
    values = {
        "slot": "killed",
        "value": f"{low} to {high}",
        "low": low,
        "high": high,
        "low_open": False,
        "high_open": False,
        "state": QuantityState.KILLED,
        "population": "unstated",
        "as_of": None,
        "origins": (origin,),
        "scope": FigureScope.INCIDENT,
    }
    return Proposition(**(values | changes))


@pytest.mark.parametrize(
    ("versions", "low", "high", "best", "least"),
    [
        ([(12, 12)], 12, 12, 12, 12),
        ([(12, 12), (17, 17)], 12, 17, None, None),
        ([(12, None), (17, 17)], 12, 17, None, None),
        ([(20, None), (17, 17)], 17, None, None, None),
        ([(12, None)], 12, None, None, 12),
        ([], None, None, None, None),
    ],
)
def test_a_toll_is_the_lowest_and_the_highest_version(
    versions: list[tuple[float, float | None]],
    low: int | None,
    high: int | None,
    best: int | None,
    least: int | None,
    answers: Answers,
) -> None:
    told = replace(next(iter(answers.claims())))
    told = replace(told, claim=replace(told.claim, id=ClaimId("c_1")))
    account: Account = next(iter(answers.accounts()))
    part = version(99, 99, scope=FigureScope.CUMULATIVE)
    account = replace(account, propositions=(part, *(version(*pair) for pair in versions)))
    toll = toll_of(counted.Counted(account=account, told=(told,), events=()))
    assert (toll.low, toll.high, toll.best, toll.least) == (low, high, best, least)
    assert len(toll.versions) == len(versions)


def test_open_bounds_are_whole_numbers() -> None:
    assert low_of(version(20, None, low_open=True)) == 21
    assert high_of(version(None, 20, high_open=True)) == 19
    assert low_of(version(None, 5)) is None


def test_a_disputed_toll_is_no_number_and_a_count_is_nobody(exports: dict[Case, Export]) -> None:
    rows = csv_rows(exports[Case("acled", unreviewed=True)].data)
    (brenn,) = [row for row in rows if row["location"] == "Brenn"]
    assert brenn["fatalities"] == ""
    assert "17: Ilse Maren" in brenn["fatalities_versions"]
    told = brenn["recipients_told"].split("; ")
    assert "children" in told
    assert not {"37", "One"} & {*told}


def test_what_an_attack_destroyed_is_no_destruction_of_property(
    exports: dict[Case, Export],
) -> None:
    rows = csv_rows(exports[Case("acled", unreviewed=True)].data)
    attacked = [row for row in rows if "Kest, 11 March 2025: attack" in row["notes"]]
    assert [row["sub_event_type"] for row in attacked] == [""]
    assert all("destruction" not in row["sub_event_types_told"] for row in rows)


def test_who_denies_having_done_it_stands_in_the_row(exports: dict[Case, Export]) -> None:
    (row,) = csv_rows(exports[Case("ucdp", unreviewed=True)].data)
    assert "Orlandic Defence Ministry" in row["side_a_denied_by"]
