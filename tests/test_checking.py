"""A text against the bundled sample: what it finds, what it says of not finding, what it keeps."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.check_words import change_words
from reportedly.checking import THIS_TEXT, check_text
from reportedly.cli.main import exit_code
from reportedly.errors import BadConfiguration
from reportedly.model.check import ChangeKind, Check, CheckedClaim, Tie, Version
from reportedly.model.incident import LineageKind, Relation
from reportedly.pipeline import Engine, open_engine
from reportedly.sample import sample_file
from reportedly.store.found.incidents import IncidentQuery
from reportedly.store.ledger import Ledger

REWRITTEN = (
    "An Orlandic rocket hit a housing block in the village of Brenn on Tuesday, killing 20 people, "
    "the governor of Halvik province claimed."
)
CHILDREN = (
    "Three children were among the dead and 34 people were wounded, Governor Ilse Maren told "
    "reporters at the scene."
)
UNRELATED = "The council of Port Amber approved a new budget for libraries on Monday."


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine(sample_file("places.toml"), sample_file("parties.toml"))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    arguments = ["ingest", str(sample_file("reports.jsonl")), "--db", str(path), "--quiet"]
    for name in ("places", "parties"):
        arguments += [f"--{name}", str(sample_file(f"{name}.toml"))]
    assert exit_code(arguments) == 0
    with Ledger.open(path, create=False, read_only=True) as opened:
        yield opened


@pytest.fixture
def check(ledger: Ledger, engine: Engine):
    """Check a text against the sample."""

    def checked(text: str, **said: str) -> Check:
        return check_text(ledger, text, engine=engine, **said)

    return checked


def version(item: CheckedClaim, slot: str) -> Version:
    found = [one for meeting in item.meetings for one in meeting.versions if one.told.slot == slot]
    assert len(found) == 1
    return found[0]


def test_a_place_that_was_renamed_can_be_checked(check) -> None:
    found = check("A strike hit Bakhmut on Monday, killing 5 people, the mayor said.")
    assert [place.name for place in found.searched.places] == ["Bakhmut"]


def test_what_has_no_place_is_no_other_day_of_something_else_without_one(tmp_path: Path) -> None:
    told = [
        ("Gunmen shot dead the singer Runa Mikkels on Monday, relatives said.", "2025-03-12"),
        ("Runa Mikkels was killed by gunmen on Monday, her family said.", "2025-03-12"),
        ("Gunmen shot dead the baker Bo Halvard on Tuesday, relatives said.", "2025-03-13"),
    ]
    arguments = ["ingest", "--db", str(tmp_path / "told.db"), "--quiet"]
    for number, (text, day) in enumerate(told):
        file = tmp_path / f"{number}.txt"
        file.write_text(text, encoding="utf-8")
        said = ["--published", day, "--publisher", f"Paper {number}"]
        assert exit_code([*arguments, str(file), *said]) == 0
    asked = "The baker Bo Halvard was killed by gunmen on Tuesday, his family said."
    with Ledger.open(tmp_path / "told.db", create=False, read_only=True) as opened:
        found = check_text(opened, asked, published="2025-03-13", publisher="Post")
        assert len(opened.incidents(IncidentQuery()).rows) == 1
    (unmet,) = [one for item in found.claims for one in item.unmet]
    assert unmet.title == "Place not told, 11 March 2025: shooting"
    assert unmet.elsewhen == ()


def test_a_rewritten_sentence_finds_its_incident_and_the_contradicting_tolls(check) -> None:
    found = check(REWRITTEN, published="2025-03-12")
    (item,) = found.claims
    assert [met.account.incident.title for met in found.incidents] == [
        "Brenn, 11 March 2025: missile strike"
    ]
    killed = version(item, "killed")
    assert killed.told.value == "20"
    assert killed.origins == ()
    standing = {rival.proposition.value: rival.relation for rival in killed.rivals}
    assert standing["5"] is Relation.CONTRADICTION_ACROSS
    assert {"at least 12", "14", "17"} <= standing.keys() | {
        origin for met in found.incidents for origin in _values(met.account, "killed")
    }
    assert any("Orland" in denial.origin.speaker for denial in found.incidents[0].denials)
    assert any(remark.by == "Meridian Wire" for remark in found.incidents[0].remarks)


def _values(account, slot: str) -> set[str]:
    return {item.value for item in account.propositions if item.slot == slot}


def test_the_incident_of_a_check_is_the_account_that_the_ledger_keeps(check, ledger) -> None:
    for text, day in ((REWRITTEN, "2025-03-12"), ("Orland seized Kest.", "2025-03-13")):
        met = check(text, published=day).incidents
        assert met
        for one in met:
            kept = ledger.account(one.account.incident.id)
            assert one.account.propositions == kept.propositions
            assert one.account.disagreements == kept.disagreements
            assert one.account.silences == kept.silences
            assert one.account.summary == kept.summary
            assert one.uncompared == 0


def test_a_claim_lists_its_tellings_from_the_oldest_with_their_publishers(check) -> None:
    (item,) = check(CHILDREN, published="2025-03-14").claims
    assert [one.claim.report.publisher for one in item.tellings[:3]] == [
        "Meridian Wire",
        "Coastal Herald",
        "Lakeside Post",
    ]
    assert {one.tie for one in item.tellings[:3]} == {Tie.STATEMENT}
    days = [one.claim.report.published for one in item.tellings]
    assert days == sorted(days)


def test_a_sentence_that_stands_in_a_report_is_recognised_as_taken_from_it(check) -> None:
    (kin,) = check(CHILDREN).kin
    assert (kin.report.publisher, kin.of_text, kin.earlier) == ("Meridian Wire", 1.0, True)


def test_a_copy_with_another_toll_is_a_copy_and_its_toll_a_change(check, ledger) -> None:
    report = next(one for one in ledger.every_report() if one.publisher == "Coastal Herald")
    found = check(report.text.replace("at least 12", "at least 20"))
    assert found.kin[0].kind is LineageKind.COPY
    first = found.claims[0]
    assert first.nearest is not None
    (figure,) = [one for one in first.changes if one.kind is ChangeKind.FIGURE]
    assert (figure.before, figure.after) == ("at least 12 killed", "at least 20 killed")
    assert any(
        rival.proposition.value == "at least 12" for rival in version(first, "killed").rivals
    )


def test_hedge_cue_and_source_that_changed_are_named(check) -> None:
    text = "A missile possibly hit an apartment block in the town of Brenn on Tuesday morning."
    (item,) = check(text, published="2025-03-12").claims
    kinds = {one.kind: one for one in item.changes}
    assert kinds[ChangeKind.ATTRIBUTION].before == "Ilse Maren"
    assert kinds[ChangeKind.ATTRIBUTION].after == ""

    text = (
        "A missile hit an apartment block in the town of Brenn in Halvik province on Tuesday "
        "morning, killing at least 12 people, the provincial governor alleged."
    )
    (item,) = check(text, published="2025-03-12").claims
    (cue,) = [one for one in item.changes if one.kind is ChangeKind.CUE]
    assert (cue.before, cue.after) == ("said", "alleged")


def test_a_doer_that_the_nearest_telling_does_not_name_is_a_change(check) -> None:
    named = check(
        "Orland hit an apartment block in the town of Brenn with a missile on Tuesday morning, "
        "killing at least 12 people, Governor Ilse Maren said.",
        published="2025-03-12",
    )
    (doer,) = [one for one in named.claims[0].changes if one.kind is ChangeKind.DOER]
    assert (doer.before, doer.after) == ("", "Orland")
    assert change_words(doer) == "names a doer: nobody there, “Orland” here"


def test_an_unrelated_text_finds_nothing_and_says_what_was_searched(check) -> None:
    found = check(UNRELATED, published="2025-03-14")
    assert found.claims
    assert not any(item.tellings or item.meetings for item in found.claims)
    assert found.incidents == found.kin == ()
    assert "libraries" in found.searched.words
    assert found.coverage.reports > 10
    assert found.coverage.unread == 1


def test_a_text_without_a_date_takes_the_day_of_its_nearest_telling_and_says_so(check) -> None:
    found = check(CHILDREN)
    assert found.report.published is None
    assert found.supposed == "2025-03-11"
    assert check(UNRELATED).supposed is None


def test_a_happening_that_no_report_tells_of_is_named_as_not_there(check) -> None:
    text = "Orlandic troops shelled Marrow on Friday, killing two people, residents said."
    (item,) = check(text, published="2025-03-14").claims
    assert [one.title for one in item.unmet] == ["Marrow, 14 March 2025: shelling"]
    assert item.meetings == ()


def test_a_text_without_claims_has_none_and_is_still_searched(check) -> None:
    found = check("Good morning!")
    assert found.claims == ()
    assert found.searched.words == ("morning", "good")


def test_an_unread_language_is_said_and_not_read_as_silence(check) -> None:
    found = check("Les habitants de Kest passent leurs journées dans les caves.", language="fr")
    assert found.unread
    assert found.claims == ()


def test_a_check_stores_nothing_and_leaves_the_text_its_own_id(check, ledger) -> None:
    before = ledger.revision, ledger.counts(), ledger.content_hashes()
    report = next(one for one in ledger.every_report() if one.publisher == "Blue Lantern")
    found = check(report.text, published="2025-03-14", publisher="Blue Lantern")
    assert (ledger.revision, ledger.counts(), ledger.content_hashes()) == before
    kept = {claim.id for claim in ledger.claims_of(report.id)}
    assert kept.isdisjoint(item.claim.id for item in found.claims)
    assert found.kin[0].report.id == report.id


def test_a_text_without_a_publisher_speaks_as_itself(check) -> None:
    (item,) = check("Orland seized Kest.", published="2025-03-13").claims
    assert item.claim.report.publisher == THIS_TEXT
    origins = [one for v in (version(item, "holder"),) for one in v.origins]
    assert all(origin.speaker != THIS_TEXT for origin in origins)


@pytest.mark.parametrize("text", ["", "  \n ", "word " * 20_000])
def test_a_text_that_is_empty_or_too_long_is_refused(check, text: str) -> None:
    with pytest.raises(BadConfiguration, match=r"no text|at most 50,000"):
        check(text)


def test_a_date_that_is_none_is_refused(check) -> None:
    with pytest.raises(BadConfiguration, match="yesterday"):
        check(CHILDREN, published="yesterday")


def test_an_empty_ledger_answers_with_its_coverage(tmp_path: Path, engine: Engine) -> None:
    with Ledger.open(tmp_path / "empty.db") as ledger:
        found = check_text(ledger, REWRITTEN, published="2025-03-12", engine=engine)
    assert found.coverage.reports == 0
    assert found.searched.compared == 0
    assert found.claims[0].tellings == ()
