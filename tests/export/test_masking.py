"""Names of private persons, minors and detainees are blocks unless they are asked for."""

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from reportedly.export.answers import Answers, Choices
from reportedly.export.formats import FORMATS
from reportedly.export.masking import is_name, masked
from reportedly.model.claim import Speaker
from reportedly.model.mention import ActorMention
from reportedly.model.referent import SourceKind
from reportedly.model.run import Extracted
from reportedly.pipeline import answers_of
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
def named(tmp_path: Path) -> Any:
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
        yield answers_of(ledger)


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
