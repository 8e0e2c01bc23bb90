"""Names of private persons, minors and detainees are blocks unless they are asked for."""

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from reportedly.answering import answers_of, seeking_masker_of
from reportedly.export.answers import Answers, Choices
from reportedly.export.formats import FORMATS
from reportedly.export.masking import masked, masker_of
from reportedly.model.claim import Speaker
from reportedly.model.mention import ActorMention
from reportedly.model.referent import SourceKind
from reportedly.model.run import Extracted
from reportedly.persons import is_name
from reportedly.store.ledger import Ledger

_spec = spec_from_file_location("export_made", Path(__file__).parents[1] / "store" / "made.py")
assert _spec is not None
assert _spec.loader is not None
made: Any = module_from_spec(_spec)
sys.modules["export_made"] = made
_spec.loader.exec_module(made)

BAKER, CHILD, HELD, GOVERNOR = "Pelle Anders", "Nila Orsk", "Tove Marr", "Ilse Maren"
TEXT = (
    f"{BAKER}, a baker, said the street was gone. Anders had run. "
    f"{CHILD}, 9, was among the dead. Soldiers arrested {HELD} in Brenn. "
    f"{GOVERNOR}, the governor, said {CHILD} would be buried on Monday."
)


def speaker(name: str, kind: SourceKind) -> tuple[Speaker, ...]:
    return (Speaker(span=made.span(TEXT, name), name=name, kind=kind),)


@pytest.fixture
def kept(tmp_path: Path) -> Any:
    told, by = made.report(TEXT, title=f"{BAKER} tells"), made.run()
    mention = ActorMention(span=made.span(TEXT, HELD), as_written=HELD, kind=None)
    arrest = made.claim(told, f"Soldiers arrested {HELD} in Brenn", by, event="COERCE")
    claims = (
        made.claim(told, "the street was gone", by, source=BAKER, cue="said",
                   speakers=speaker(BAKER, SourceKind.CIVILIAN)),
        made.claim(told, "Anders had run", by),
        made.claim(told, f"{CHILD}, 9, was among the dead", by),
        made.replaced(arrest, mention),
        made.claim(told, f"{CHILD} would be buried on Monday", by, source=GOVERNOR, cue="said",
                   speakers=speaker(GOVERNOR, SourceKind.OFFICIAL)),
    )  # fmt: skip
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.add(Extracted(report=told, run=by, claims=claims), made.raw(told))
        yield ledger


@pytest.fixture
def named(kept: Ledger) -> Answers:
    return answers_of(kept)


def _replaced(claim: Any, mention: ActorMention) -> Any:
    from dataclasses import replace

    (event,) = claim.events
    return replace(claim, actors=(mention,), events=(replace(event, recipients=(0,)),))


made.replaced = _replaced


def written(answers: Answers, name: str, **choices: Any) -> bytes:
    out = BytesIO()
    FORMATS[name].write(answers, Choices(**choices), out, lambda claim, why: None)
    return out.getvalue()


@pytest.mark.parametrize("name", ["jsonl", "csv", "datasette", "jsonld", "ftm", "geojson"])
def test_no_private_name_is_in_an_export(named: Answers, name: str) -> None:
    choices = {"with_text": True} if name == "jsonl" else {}
    plain = written(named, name, unmasked=True, **choices).decode("utf-8", "replace")
    data = written(named, name, **choices).decode("utf-8", "replace")
    for one in (BAKER, CHILD, HELD, "Anders"):
        assert one not in data
    if name != "geojson":
        assert BAKER in plain
        assert GOVERNOR in data


def test_a_masked_row_says_so_and_keeps_its_offsets(named: Answers) -> None:
    shown = [*masked(named).claims()]
    plain = [*named.claims()]
    assert [one.masked for one in shown] == [True, True, True, True, True]
    assert [len(one.content) for one in shown] == [len(one.content) for one in plain]
    rows = written(named, "csv").decode().splitlines()
    assert rows[0].split(",").index("masked") > 0
    assert all(",true," in row for row in rows[1:])


def test_what_was_masked_and_how_far_it_can_be_trusted_is_said(named: Answers) -> None:
    said = masked(named).masking
    assert said.startswith("3 names masked")
    assert "misses names" in said
    graph = json.loads(written(named, "jsonld"))["@graph"]
    assert "misses names" in graph[0]["description"]
    assert masked(masked(named)).masking == said


def test_officials_and_bodies_stay(answers: Answers) -> None:
    shown = {s.name for one in masked(answers).claims() for s in one.claim.speakers}
    assert {"Ilse Maren", "Joren Tahl", "Oda Brandt", "Runa Aldis", "Blue Lantern"} <= shown
    assert "Pelle Anders" not in shown


@pytest.mark.parametrize(
    ("words", "name"),
    [("Pelle Anders", True), ("Families", True), ("wounded civilians", False), ("people", False),
     ("Ana de Sol", True), ("", False)],
)  # fmt: skip
def test_names_are_known_by_how_they_are_written(words: str, name: bool) -> None:
    assert is_name(words) is name


def test_names_looked_up_by_words_mask_what_names_of_all_claims_mask(kept: Ledger) -> None:
    sought, whole = seeking_masker_of(kept), masker_of(answers_of(kept).claims())
    (report,) = kept.every_report()
    texts = (
        TEXT,
        TEXT.upper(),
        "tove\nMARR.",
        "Orsk",
        "anders",
        "Marr and Pelle",
        "Pelleanders",
        "",
    )
    for text in texts:
        assert sought.everywhere.text(text) == whole.everywhere.text(text)
        assert sought.of(report.id).text(text) == whole.of(report.id).text(text)
    assert "█" in sought.of(report.id).text("anders")
    assert "█" in sought.everywhere.text("tove\nMARR.")
    assert sought.words == whole.words


def test_who_is_public_in_another_report_is_not_masked_by_either(kept: Ledger) -> None:
    text = f"{BAKER}, the mayor, said so. {HELD} Street is shut."
    told, by = made.report(text, publisher="Other"), made.run()
    mayor = Speaker(span=made.span(text, BAKER), name=BAKER, kind=SourceKind.OFFICIAL)
    one = made.claim(told, f"{HELD} Street is shut", by, source=BAKER, cue="said",
                     speakers=(mayor,))  # fmt: skip
    kept.add(Extracted(report=told, run=by, claims=(one,)), made.raw(told))
    sought, whole = seeking_masker_of(kept), masker_of(answers_of(kept).claims())
    for masker in (sought, whole):
        assert masker.everywhere.text(text) == text.replace(HELD, "█" * len(HELD))
        assert masker.words.startswith("2 names")
    for report in kept.every_report():
        for words in (TEXT, text, "Anders", "Marr"):
            assert sought.of(report.id).text(words) == whole.of(report.id).text(words)


def test_what_is_rebuilt_masks_the_same(kept: Ledger) -> None:
    before = kept.content_hashes()
    kept.rebuild()
    assert seeking_masker_of(kept).everywhere.text(CHILD) == "█" * len(CHILD)
    assert kept.content_hashes() == before
