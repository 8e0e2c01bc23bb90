"""Days, sides and origins beside the ledger: counted exactly, asked for, and never kept."""

import re
from collections import Counter
from dataclasses import dataclass, replace

import pytest
from starlette.testclient import TestClient

from reportedly.model.incident import Stance
from reportedly.resolution.parties_file import load_parties
from reportedly.sample import sample_file
from reportedly.serve.app import create_app
from reportedly.store.ledger import Ledger
from reportedly.store.questions import claim_sets
from reportedly.store.questions.apart import ORIGINS, Sided
from reportedly.store.questions.claim_query import ClaimQuery


@pytest.fixture(scope="module")
def parties():
    return load_parties(sample_file("parties.toml"))


@dataclass(frozen=True)
class Turncoats:
    """Every organisation changes its side at midnight of the second day."""

    version: str = "turned"

    def side_of(self, actor: str, day: str | None) -> str | None:
        return None if day is None else "first" if day < "2025-03-12" else "second"

    def ever(self, actor: str) -> frozenset[str | None]:
        return frozenset({"first", "second", None})


@pytest.fixture(params=["few", "many"])
def ledger(request, sample_ledger, monkeypatch):
    """The sample, its claims looked up one by one, and found as sets."""
    monkeypatch.setattr(claim_sets, "FEW", 0 if request.param == "many" else 2000)
    with Ledger.open(sample_ledger.path, create=False, read_only=True) as opened:
        yield opened


def day_of(claim) -> str | None:
    return claim.report.published[:10] if claim.report.published else None


def sides_of(claim, sides) -> set[str]:
    found = {sides.side_of(one.actor, day_of(claim)) for one in claim.speakers if one.actor}
    return found - {None}


def origins_of(ledger, claim) -> set[str]:
    """By the accounts themselves: how many sources stand behind the incidents of a claim."""
    found = set()
    for incident in ledger.claim_row(claim.id).incidents:
        origins = [o for item in ledger.account(incident).propositions for o in item.origins]
        standing = {(o.speaker, o.kind) for o in origins if not o.withdrawn}
        assert all(isinstance(o.stance, Stance) for o in origins)
        found.add("one" if len(standing) == 1 else "several")
    return found or {"none"}


QUESTIONS = [
    ClaimQuery(),
    ClaimQuery(place="Brenn"),
    ClaimQuery(text="hit"),
    ClaimQuery(quotation="indirect", event="ASSAULT"),
    ClaimQuery(since="2025-03-12", until="2025-03-12"),
]


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda one: repr(one.whole)[11:60])
@pytest.mark.parametrize("turned", [False, True], ids=["as-filed", "turncoats"])
def test_counts_are_those_of_the_claims_themselves(ledger, parties, asked, turned) -> None:
    sides = Turncoats() if turned else parties
    claims = [row.claim for row in ledger.claims(replace(asked, limit=500)).rows]
    assert claims
    expected = {
        "day": Counter(day for claim in claims if (day := day_of(claim))),
        "side": Counter(side for claim in claims for side in sides_of(claim, sides)),
        "origins": Counter(one for claim in claims for one in origins_of(ledger, claim)),
    }
    found = ledger.facets_apart(asked, sides)
    assert {name: {one.value: one.count for one in found[name]} for name in found} == expected
    assert sum(map(len, expected.values())) > 3


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda one: repr(one.whole)[11:60])
def test_asking_for_one_gives_just_those_claims(ledger, parties, asked) -> None:
    claims = [row.claim for row in ledger.claims(replace(asked, limit=500)).rows]
    for sides in (parties, Turncoats()):
        for side in ("VSK", "ORL", "none", "first", "second", "nowhere"):
            query = replace(asked, side=Sided(side, sides.version, sides), limit=500)
            page = ledger.claims(query)
            wanted = {claim.id for claim in claims if side in sides_of(claim, sides)}
            assert {row.claim.id for row in page.rows} == wanted
            assert page.total == len(wanted)
    for name in ORIGINS:
        page = ledger.claims(replace(asked, origins=name, limit=500))
        wanted = {claim.id for claim in claims if name in origins_of(ledger, claim)}
        assert {row.claim.id for row in page.rows} == wanted
        assert page.total == len(wanted)
        counts = ledger.facets(replace(asked, origins=name))
        assert sum(one.count for one in counts["quotation"]) == len(wanted)


@pytest.fixture(scope="module")
def desk(sample_ledger, parties):
    return TestClient(create_app(sample_ledger, parties))


def links(page: str, facet: str) -> dict[str, tuple[str, int]]:
    """The values of a facet on a page: their words, with where they lead and their counts."""
    section = re.search(rf'aria-labelledby="facet-{facet}".*?</section>', page, re.DOTALL)[0]
    found = re.findall(
        r'<a href="([^"]+)"[^>]*><span[^>]*>([^<]+)</span> <span class="count">([\d,]+)<', section
    )
    return {words: (href.replace("&amp;", "&"), int(count)) for href, words, count in found}


@pytest.mark.parametrize(
    ("facet", "words"),
    [
        ("side", {"Orland", "Veskara", "no side"}),
        ("origins", {"one in this ledger", "several", "of no incident"}),
        ("day", {"11 March 2025", "12 March 2025", "13 March 2025"}),
    ],
)
def test_each_value_leads_to_as_many_claims_as_it_says(desk, facet, words) -> None:
    found = links(desk.get("/").text, facet)
    assert words <= found.keys()
    for href, count in found.values():
        page = desk.get(href).text
        assert f"<small>{count} claim" in page
        assert 'class="active"' in page  # and it can be dropped


def test_a_side_is_named_where_it_holds_and_dropped_again(desk) -> None:
    page = desk.get("/?side=ORL").text
    assert 'Drop the filter </span><span dir="auto">Orland</span>' in page
    assert 'class="facet" aria-labelledby="facet-side"' in page
    assert desk.get("/timeline?side=ORL&origins=several").status_code == 200
    assert desk.get("/?origins=two").status_code == 400


def test_without_a_parties_file_nobody_is_on_a_side(sample_ledger) -> None:
    bare = TestClient(create_app(sample_ledger))
    assert "facet-side" not in bare.get("/").text
    assert "No claim in this ledger answers this" in bare.get("/?side=ORL").text


def test_the_api_answers_the_same(desk) -> None:
    facets = desk.get("/api/v1/facets").json()["facets"]
    for name, value in (("side", "VSK"), ("origins", "one")):
        count = next(one["claims"] for one in facets[name] if one["value"] == value)
        assert desk.get(f"/api/v1/claims?{name}={value}").json()["total"] == count
        assert desk.get(f"/api/v1/timeline?{name}={value}").status_code == 200
    assert {one["value"] for one in facets["day"]} >= {"2025-03-11", "2025-03-13"}
    assert facets["actor"]
    assert desk.get("/api/v1/claims?origins=many").status_code == 400


def test_a_question_of_sides_can_be_saved_and_taken_along(desk, tmp_path) -> None:
    page = desk.get("/saved/new?question=%2F%3Fside%3DORL").text
    assert "Orland" in page
    found = desk.get("/export/csv?side=ORL&origins=several").text.splitlines()
    total = desk.get("/api/v1/claims?side=ORL&origins=several").json()["total"]
    assert total > 0
    assert len(found) > total
