"""Which relations of an account are worth a line, and which lines say several of them."""

from reportedly.model.incident import (
    Account,
    Coverage,
    Disagreement,
    FigureScope,
    Incident,
    IncidentKind,
    Proposition,
    Relation,
)
from reportedly.model.mention import Population, QuantityState
from reportedly.reconcile.accounts.relation_lines import relation_lines

UNKNOWN = "sides not known"


def figure(value: str, population: Population = Population.UNSTATED) -> Proposition:
    return Proposition(
        slot="wounded", value=value, low=None, high=None, low_open=False, high_open=False,
        state=QuantityState.WOUNDED, population=population.value, as_of=None, origins=(),
        scope=FigureScope.INCIDENT,
    )  # fmt: skip


def lines(figures: list[Proposition], *relations: tuple[int, int, Relation, str]) -> list[str]:
    incident = Incident(
        id="i_1", title="Brenn", event=IncidentKind.ASSAULT, place=None, day=None, claims=(), why=()
    )
    coverage = Coverage(
        reports=1, publishers=1, first=None, last=None, languages=(), unread=0, undated=0
    )
    found = [
        Disagreement(left=left, right=right, relation=relation, why=why)
        for left, right, relation, why in relations
    ]
    account = Account(
        incident=incident, summary="", propositions=tuple(figures), disagreements=tuple(found),
        silences=(), coverage=coverage,
    )  # fmt: skip
    return [one.why for one in relation_lines(account)]


def test_what_one_figure_is_held_against_stands_in_one_line() -> None:
    figures = [figure("200"), figure("300"), figure("more than 400")]
    against = Relation.CONTRADICTION
    found = lines(
        figures,
        (0, 1, against, f"200 or 300; {UNKNOWN}"),
        (0, 2, against, f"200 or more than 400; {UNKNOWN}"),
        (1, 2, Relation.CONTRADICTION_ACROSS, "300 or more than 400; said by different sides"),
    )
    assert found == [
        f"200 or 300, more than 400; {UNKNOWN}",
        "300 or more than 400; said by different sides",
    ]


def test_a_toll_that_rose_twice_is_one_row() -> None:
    figures = [figure("9"), figure("11"), figure("27"), figure("30")]
    rose = Relation.UPDATE
    found = lines(
        figures,
        (0, 1, rose, "9 by 2025-05-06, 11 by 2025-05-07"),
        (1, 2, rose, "11 by 2025-05-07, 27 by 2025-05-08"),
        (1, 3, rose, "11 by 2025-05-07, 30 by 2025-05-09"),
    )
    assert found == [
        "9 by 2025-05-06, 11 by 2025-05-07, 27 by 2025-05-08",
        "11 by 2025-05-07, 30 by 2025-05-09",
    ]


def test_that_children_are_some_of_all_is_no_line() -> None:
    figures = [figure("4", Population.CHILD), figure("12")]
    assert lines(figures, (0, 1, Relation.SCOPE, "4 and 12: a part and the whole")) == []


def test_a_denial_is_its_own_line() -> None:
    why = f"Blue Lantern against Orland, who denies it; {UNKNOWN}"
    assert lines([figure("4")], (0, 0, Relation.CONTRADICTION, why)) == [why]
