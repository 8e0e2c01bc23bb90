"""Ledgers that are made are the same each time, and weights follow the rows they are fitted on."""

import numpy as np
from training.incidents import NAMES, Row, answers, fit, least_of, rows_of_texts
from training.told_again import ledgers

from reportedly.reconcile.incidents.tie_weights import MEANINGS, Shared, odds_of, reasons


def row(*, right: bool, asked: str, **shared: int) -> Row:
    told = {"runs": 0, "harmed": 0, "persons": 0, "facilities": 0, "seats": 0, "others": 0}
    return Row(Shared(**{**told, **shared}), right, asked)


def test_ledgers_follow_from_the_seed_and_say_what_each_report_is_of() -> None:
    first, again = list(ledgers(3)), list(ledgers(3))
    assert first == again != list(ledgers(3, seed=1))
    assert all({"of", "text", "published", "publisher"} == one.keys() for one in first[0])
    assert all("{" not in one["text"] for story in first for one in story)


def test_what_is_always_right_comes_to_weigh_more_than_what_is_often_wrong() -> None:
    rows = [
        *(row(right=True, asked=f"a{n}", facilities=1) for n in range(60)),
        *(row(right=n % 3 == 0, asked=f"b{n}", persons=1) for n in range(60)),
    ]
    weights = dict(zip(NAMES, fit([rows]), strict=True))
    assert weights["facility"] > weights["person"] + 1
    assert answers(rows, fit([rows]), least_of(rows, fit([rows])))[:2] == (60, 0)


def test_of_texts_one_asks_and_the_others_of_its_event_tell() -> None:
    texts = [
        ("1", "e1", "Vela Torrin was shot outside the Elm Row theatre."),
        ("2", "e1", "Mourners came to the Elm Row theatre for Vela Torrin, who was killed."),
        ("3", "e2", "The Elm Row theatre has a new roof."),
    ]
    records = [{"doc": doc, "subtopic": event, "text": text} for doc, event, text in texts]
    found = {(one.asked, one.right): one.shared for one in rows_of_texts(records)}
    assert set(found) == {("1", True), ("1", False), ("2", True), ("2", False), ("3", False)}
    assert (found["1", True].harmed, found["1", False].harmed) == (1, 0)


def test_the_bundled_weights_say_what_speaks_for_a_tie() -> None:
    strong = Shared(runs=0, harmed=1, persons=0, facilities=1, seats=0, others=0)
    weak = Shared(runs=0, harmed=0, persons=1, facilities=0, seats=0, others=2)
    assert odds_of(strong) > 0 > odds_of(weak)
    assert next(iter(reasons(strong)))[0] == MEANINGS["harmed"]
    assert np.isfinite([odds_of(strong), odds_of(weak)]).all()
