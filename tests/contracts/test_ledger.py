"""What every ledger does, whatever database it is kept in.

A new store joins by adding a function that opens an empty ledger to STORES; nothing below knows
which database it runs on.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import FindingConflict, NotFound
from reportedly.model.finding import Finding
from reportedly.model.ids import ClaimId
from reportedly.model.report import Report, Status
from reportedly.model.review import Judgement, Review, ReviewAction, Verdict
from reportedly.model.run import Extracted
from reportedly.store.ledger import Ledger
from reportedly.store.people.findings import FindingQuery
from reportedly.store.questions.claim_query import ClaimQuery

Opener = Callable[[Path], Ledger]


def open_sqlite(folder: Path) -> Ledger:
    return Ledger.open(folder / "ledger.db", operator="tester")


STORES: dict[str, Opener] = {"sqlite": open_sqlite}


def _load(path: Path) -> ModuleType:
    spec = spec_from_file_location("made", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules.setdefault("made", module_from_spec(spec))
    spec.loader.exec_module(module)
    return module


made = _load(Path(__file__).parents[1] / "store" / "made.py")


@pytest.fixture(params=STORES)
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    with STORES[request.param](tmp_path) as opened:
        yield opened


def add(ledger: Ledger, reading: Extracted) -> int:
    ledger.add(reading, made.raw(reading))
    return ledger.revision


def test_an_empty_ledger_answers_everything(ledger: Ledger) -> None:
    assert ledger.revision == 0
    assert ledger.claims().rows == ledger.reports().rows == ledger.incidents().rows == ()
    assert ledger.claims(ClaimQuery(text="brenn", place="Brenn", since="2031")).total == 0
    assert set(ledger.counts().values()) == {0}
    assert ledger.coverage().reports == 0
    assert not any(ledger.facets().values())
    assert (ledger.runs(), ledger.check(), ledger.judgements(), ledger.findings()) == ((),) * 4
    assert list(ledger.every_report()) == list(ledger.every_claim()) == list(ledger.issues()) == []
    assert ledger.claims_of("r_none") == ledger.reviews("r_none") == ()
    for ask in (ledger.report, ledger.raw, ledger.claim, ledger.incident, ledger.account):
        with pytest.raises(NotFound, match="x_none"):
            ask("x_none")


def test_what_goes_in_comes_out(ledger: Ledger) -> None:
    reading = made.full()
    add(ledger, reading)
    assert ledger.report(reading.report.id) == reading.report
    assert ledger.claims_of(reading.report.id) == reading.claims
    assert ledger.raw(reading.report.id) == made.raw(reading)
    assert list(ledger.every_report()) == [reading.report]
    assert tuple(ledger.every_claim()) == reading.claims


def test_a_transaction_is_numbered_once_and_only_if_it_writes(ledger: Ledger) -> None:
    reading = made.full()
    assert add(ledger, reading) == 1
    assert add(ledger, reading) == 1
    assert ledger.add_issues(()) == 0
    assert ledger.revision == 1
    assert add(ledger, made.full(by=made.run("2"))) == 2


def test_only_the_active_reading_counts(ledger: Ledger) -> None:
    add(ledger, made.full())
    add(ledger, made.full(by=made.run("2")))
    assert ledger.claims().total == 3
    assert ledger.counts()["claim"] == 6


def test_a_finding_is_drafted_made_final_and_withdrawn_and_every_version_stays(
    ledger: Ledger,
) -> None:
    draft = Finding(text="It stood.", evidence=(ClaimId("c_1"),), method="seen", by="Ada",
                    at=made.WHEN, final=False)  # fmt: skip
    first = ledger.add_finding(draft)
    assert ledger.findings_on(["c_1"]) == ()
    ledger.add_finding(replace(draft, final=True), since=first)
    with pytest.raises(FindingConflict):
        ledger.add_finding(replace(draft, text="Other."), since=first)
    assert [one.finding.final for one in ledger.findings_on(["c_1"])] == [True]
    ledger.withdraw_finding(draft.id, by="Ben", at=made.WHEN, reason="an error")
    rows = ledger.finding_history(draft.id)
    assert [one.finding.status for one in rows] == ["draft", "final", "withdrawn"]
    assert ledger.finding(draft.id, first).finding == draft
    assert ledger.finding_page(FindingQuery()).total == 1


TEXTS = ("Shells fell on Brenn.", "Kest is quiet. Shells fell on Brenn.", "Nobody was in Kest.")
PUBLISHERS = ("Meridian Wire", "Tormund Post")
ACTS = st.one_of(
    st.tuples(
        st.just("add"),
        st.integers(0, 2),
        st.integers(0, 1),
        st.sampled_from(["1", "2"]),
        st.sampled_from(list(Status)),
    ),
    st.tuples(st.just("activate"), st.integers(0, 9), st.sampled_from(["1", "2"])),
    st.tuples(st.just("review"), st.integers(0, 9), st.sampled_from(["accept", "reject"])),
    st.tuples(st.just("undo"), st.integers(0, 9)),
    st.tuples(st.just("judge"), st.integers(0, 9)),
)


def seen(ledger: Ledger, revision: int) -> object:
    """Everything the ledger says of itself at a revision."""
    ids = [report.id for report in ledger.every_report()]
    known = []
    for report in ids:
        try:
            known.append(ledger.report(report, revision))
        except NotFound:
            continue
    return (
        known,
        [ledger.claims_of(report.id, revision) for report in known],
        [ledger.standing(report.id, revision) for report in known],
        [ledger.reviews(report.id, revision) for report in known],
        ledger.judgements(revision=revision),
        ledger.counts(revision),
        ledger.runs(revision),
    )


class Life:
    """A ledger and what is expected of it, after any acts in any order."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.active: dict[str, Extracted] = {}
        self.past: dict[int, object] = {}
        self.reviews: list[tuple[int, Review]] = []

    def act(self, name: str, *rest: object) -> None:
        getattr(self, f"_{name}")(*rest)
        self.past[self.ledger.revision] = seen(self.ledger, self.ledger.revision)

    def _add(self, text: int, publisher: int, run: str, status: Status) -> None:
        report = made.report(
            TEXTS[text], publisher=PUBLISHERS[publisher], url="https://a.example", status=status
        )
        reading = made.reading(report, made.run(run), *TEXTS[text].split(". ")[: int(run)])
        self.ledger.add(reading, made.raw(reading))
        self.active[report.id] = reading

    def _report(self, number: int) -> Report | None:
        ids = sorted(self.active)
        return self.active[ids[number % len(ids)]].report if ids else None

    def _activate(self, number: int, run: str) -> None:
        report = self._report(number)
        name = made.run(run).id
        if report and self.ledger.has_reading(report.id, name):
            self.ledger.activate(name, report.id)
            contents = TEXTS[TEXTS.index(report.text)].split(". ")[: int(run)]
            self.active[report.id] = made.reading(report, made.run(run), *contents)

    def _review(self, number: int, action: str) -> None:
        report = self._report(number)
        if report:
            claim = self.active[report.id].claims[0]
            review = Review(
                report=report.id,
                content=claim.content,
                field=None,
                action=ReviewAction(action),
                value=None,
                seen="{}",
                claim=claim.id,
                by="ada",
                at=made.WHEN,
            )
            self.reviews.append((self.ledger.add_review(review), review))

    def _undo(self, number: int) -> None:
        if self.reviews:
            revision, review = self.reviews[number % len(self.reviews)]
            undo = replace(review, action=ReviewAction.UNDO, undoes=revision)
            self.ledger.add_review(undo)

    def _judge(self, number: int) -> None:
        pair = Judgement(
            left="s_1", right=f"s_{number}", verdict=Verdict.SAME, by="ada", at=made.WHEN
        )
        self.ledger.add_judgement(pair)


@pytest.mark.parametrize("store", STORES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(acts=st.lists(ACTS, min_size=1, max_size=12))
def test_after_any_acts(store: str, acts: list[tuple[object, ...]]) -> None:
    """Only active readings count, the past stays, and derived tables follow from the rest."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        ledger = stack.enter_context(STORES[store](folder))
        life = Life(ledger)
        for name, *rest in acts:
            life.act(str(name), *rest)
        expected = {claim.id for one in life.active.values() for claim in one.claims}
        assert {claim.id for claim in ledger.every_claim()} == expected
        assert {row.claim.id for row in ledger.claims().rows} == expected
        assert {row.claim for row in ledger.claims().rows} == {
            claim for report in life.active for claim in ledger.claims_of(report)
        }
        assert sum(one.count for one in ledger.facets()["quotation"]) == len(expected)
        for revision, before in life.past.items():
            assert seen(ledger, revision) == before
        hashes = ledger.content_hashes()
        ledger.rebuild()
        assert ledger.content_hashes() == hashes
        assert ledger.check() == ()
