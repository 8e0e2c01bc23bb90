"""An account begins with what is contested; the whole list of its claims is folded if long."""

import re
from dataclasses import replace

import pytest

from reportedly.model.incident import FigureScope, Stance
from reportedly.serve.incidents.account import slots_of
from reportedly.store.found.incidents import IncidentQuery, IncidentSort


@pytest.fixture
def account(sample_ledger):
    query = IncidentQuery(sort=IncidentSort.LARGEST, limit=1)
    return sample_ledger.account(sample_ledger.incidents(query).rows[0].incident.id)


def test_what_is_contested_comes_first_and_the_bare_happening_last(account):
    slots = slots_of(account, {}, None)
    contested = [slot.contested for slot in slots]
    assert contested == sorted(contested, reverse=True)
    assert contested[0]
    assert not contested[-1]
    assert slots[-1].heading == "Whether it happened"
    assert len(slots) == len({(one.slot, one.population) for one in account.propositions})


def test_a_happening_that_somebody_denies_is_among_what_is_contested(account):
    items = [
        replace(one, origins=(replace(one.origins[0], stance=Stance.DENIES), *one.origins[1:]))
        if one.slot == "occurred"
        else one
        for one in account.propositions
    ]
    slots = slots_of(replace(account, propositions=tuple(items)), {}, None)
    (place,) = [at for at, slot in enumerate(slots) if slot.heading == "Whether it happened"]
    assert slots[place].contested
    assert all(slot.contested for slot in slots[:place])


def test_what_an_account_says_is_told_point_by_point_with_every_speaker(sample, account):
    page = sample.get(f"/incident/{account.incident.id}").text
    points = re.findall(r"<li dir=\"auto\">([^<]*)</li>", page.partition('class="lede-points"')[2])
    assert points[0] == (
        "Figures given are 5 (the Orlandic Defence Ministry) to 17 (Ilse Maren) killed"
        " and 34 to 43 (Ilse Maren) wounded."
    )
    assert account.summary.count("; ") == len(points[: account.summary.count("; ")])
    assert '<details class="whole">' in page  # 37 claims are not unfolded at once
    assert re.search(r'data-label="Who says it" dir="auto">Orlandic Defence Ministry', page)


def test_how_a_source_knows_is_told_only_of_the_words_shown(sample_ledger, account):
    told = sample_ledger.claim_rows(account.incident.claims)
    views = [
        view
        for slot in slots_of(account, told, None)
        for version in slot.versions
        for cell in version.cells
        for view in cell
        if view.rows
    ]
    for view in views:
        first = view.rows[0].claim.basis.value
        assert view.basis == (None if first == "unstated" else first)
    mixed = [view for view in views if len({row.claim.basis for row in view.rows}) > 1]
    assert mixed
    assert all(view.shared_basis is None for view in mixed)
    assert any(view.basis is None and view.origin.basis != "unstated" for view in mixed)


def test_a_claim_gives_its_citation_before_what_the_program_read(sample, account):
    pages = [sample.get(f"/claim/{claim}").text for claim in account.incident.claims[:5]]
    for page in pages:
        assert page.index('id="context"') < page.index('id="cite"') < page.index('id="how-put"')
    assert any('href="/sources?name=' in page for page in pages)


def test_figures_come_by_size_then_those_in_words_then_those_of_another_scope(account):
    (killed,) = [
        one for one in account.propositions if one.value == "17" and one.population == "unstated"
    ]
    told = [("many", None, "incident"), ("3", 3.0, "cumulative"), ("100", 100.0, "incident")]
    told += [("dozens", 24.0, "incident"), ("9", 9.0, "incident"), ("up to 40", None, "incident")]
    items = tuple(
        replace(
            killed,
            value=value,
            low=low,
            high=40.0 if value == "up to 40" else None if value in {"many", "dozens"} else low,
            scope=FigureScope(scope),
        )
        for value, low, scope in told
    )
    (slot,) = slots_of(replace(account, propositions=items, disagreements=()), {}, None)
    values = [one.proposition.value for one in slot.versions]
    assert values[:3] == ["9", "up to 40", "100"]
    assert sorted(values[3:5]) == ["dozens", "many"]
    assert values[5] == "3"
    groups = [one.group for one in slot.versions]
    assert groups == ["", "", "", "in words", "in words", "of a part or of more"]


def test_an_account_of_one_claim_gives_its_words_once(sample, sample_ledger):
    rows = sample_ledger.incidents(IncidentQuery(limit=100)).rows
    one = next(row for row in rows if row.incident.title == "Kest, 11 March 2025: attack")
    page = sample.get(f"/incident/{one.incident.id}").text
    versions = page[page.index('id="versions-heading"') : page.index('id="confirmed-heading"')]
    assert versions.count("repelled six attacks") == 1
    assert 'id="story-heading"' not in page


def test_only_two_sides_stand_in_columns_and_denials_are_never_folded(sample, account):
    page = sample.get(f"/incident/{account.incident.id}").text
    tables = re.findall(r'(?s)<table class="versions stacks([^"]*)">.*?</table>', page)
    assert {"", " flowing"} == {*tables}
    assert "no origin of this side" not in "".join(
        re.findall(r'(?s)<table class="versions stacks flowing">.*?</table>', page)
    )
    folded = "".join(re.findall(r'(?s)<details class="more-origins">.*?</details>', page))
    assert "origin-of denies" not in folded
