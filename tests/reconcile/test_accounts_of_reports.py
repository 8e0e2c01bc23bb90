"""Reports in words of our own, read and reconciled: whom the account names, and what is denied."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from reportedly.model.incident import Account, Relation, Stance
from reportedly.pipeline import Engine, extract, open_engine
from reportedly.predictions import report_of
from reportedly.reconcile import reconcile
from reportedly.sample import sample_file

GOLDEN = Path(__file__).parents[1] / "golden" / "accounts"
AGAINST = {
    Relation.CONTRADICTION,
    Relation.CONTRADICTION_ACROSS,
    Relation.CONTRADICTION_WITHIN,
}
Story = Mapping[str, Any]


def stories() -> Iterator[Any]:
    for path in sorted(GOLDEN.glob("*.toml")):
        for story in tomllib.loads(path.read_text(encoding="utf-8")).get("story", ()):
            yield pytest.param(story, id=f"{path.stem}: {story['shows']}")


@pytest.fixture(scope="module")
def engine() -> Engine:
    parties = (GOLDEN / "parties.toml", sample_file("parties.toml"))
    return open_engine(sample_file("places.toml"), parties)


def accounts(story: Story, engine: Engine) -> tuple[Account, ...]:
    reports = [report_of({"id": story["shows"], **row}) for row in story["report"]]
    claims = [claim for report in reports for claim in extract(report, engine).claims]
    return reconcile(reports, claims, engine.parties).accounts


@pytest.mark.parametrize("story", list(stories()))
def test_an_account_says_what_a_reader_would(story: Story, engine: Engine) -> None:
    found = accounts(story, engine)
    every = [item for account in found for item in account.propositions]
    doers = {item.value for item in every if item.slot == "responsible"}
    denied = any(
        origin.stance is Stance.DENIES
        for item in every
        if item.slot == "occurred"
        for origin in item.origins
    )
    against = [one for account in found for one in account.disagreements if one.relation in AGAINST]
    summaries = " ".join(account.summary for account in found)
    assert found or story.get("incidents") == []
    assert doers == set(story.get("responsible", doers))
    assert doers.isdisjoint(story.get("not_responsible", ()))
    assert denied is story.get("denied", denied)
    assert bool(against) is story.get("disagree", bool(against))
    rose = [one.why for a in found for one in a.disagreements if one.relation is Relation.UPDATE]
    assert sorted(rose) == sorted(story.get("updates", rose))
    told = [account.incident.title.partition(":")[0] for account in found]
    assert sorted(told) == sorted(story.get("incidents", told))
    for slot, values in story.get("figures", {}).items():
        assert {item.value for item in every if item.slot == slot} == set(values)
    unchecked = {item.slot for item in every if any(one.unverified for one in item.origins)}
    assert unchecked == set(story.get("unverified", unchecked))
    assert all(words in summaries for words in story.get("says", ()))
    assert not any(words in summaries for words in story.get("omits", ()))
