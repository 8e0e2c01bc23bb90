"""The page of removals, and what stands at the address of what is gone."""

from typing import Any

import pytest

from reportedly.model.removal import Removal, Scope, Target, Tombstone, Why
from reportedly.serve.routes.removals import removed_words


def why(made: Any) -> Why:
    return Why(reason="a person asked", by="ada", at=made.WHEN)


@pytest.mark.parametrize(("act", "said"), [("remove", "removed on purpose"), ("seal", "sealed")])
def test_the_address_of_what_is_gone_says_so(
    client: Any, empty: Any, by_hand: Any, act: str, said: str
) -> None:
    told = by_hand.full()
    empty.add(told, by_hand.raw(told))
    getattr(empty, act)(Target(report=told.report.id), why(by_hand))
    report = told.report.id
    for path in (f"/report/{report}", f"/reports/{report}/lineage", f"/claim/{told.claims[0].id}"):
        answer = client.get(path)
        assert answer.status_code == 410
        assert said in answer.text
        assert "Brenn" not in answer.text
    assert client.get("/report/r_1").status_code == 404


def test_the_page_lists_reason_day_and_who(client: Any, empty: Any, by_hand: Any) -> None:
    assert "Nothing has been taken out" in client.get("/removals").text
    told = by_hand.full()
    empty.add(told, by_hand.raw(told))
    empty.remove(Target(report=told.report.id), why(by_hand))
    page = client.get("/removals").text
    for words in ("a person asked", "ada", "2031-03-05", "a report with its versions removed"):
        assert words in page
    assert told.report.id not in page
    assert "1 claims" not in page


def test_what_is_still_out_is_told_in_a_sentence(by_hand: Any) -> None:
    stone = Tombstone(
        id="t_1", kind=Removal.REMOVE, scope=Scope.REPORT, reason="r", by="ada",
        at=by_hand.WHEN, reports=1, claims=3,
    )  # fmt: skip
    assert removed_words([stone]) == "One report was removed from this ledger on purpose."
    assert removed_words([]) == ""
