"""Judged links are stand-off annotations, and weights follow the links they are fitted on."""

import hashlib
import json
from importlib.resources import files
from pathlib import Path

from training.bounded import KEPT, LEAST, LINKS, READ, RIGHT, Row, counted, fit
from training.examples import read_jsonl

from reportedly.model.incident import IncidentKind
from reportedly.reconcile.incidents.bounded import FILE, MEANINGS

CLAIMS = sorted((Path(__file__).parents[2] / "gold" / "claims").glob("*.jsonl"))


def link(right: bool, **values: float) -> Row:
    return Row(READ, "made", right, [{**dict.fromkeys(MEANINGS, 0.0), **values}])


def test_links_are_offsets_places_days_and_labels_and_no_text() -> None:
    reports = list(read_jsonl(LINKS))
    assert {one["part"] for one in reports} == {READ, KEPT}
    assert len({one["sha256"] for one in reports}) == len(reports)
    for one in reports:
        assert one.keys() == {"corpus", "id", "sha256", "part", "links"}
        for start, end, place, day, kind, label in one["links"]:
            assert 0 <= start < end
            assert place is None or ":" in place
            assert len(day) == len("2025-03-11")
            assert kind in set(IncidentKind)
            assert label in "RDPNM"


def test_no_report_of_the_golds_development_and_test_parts_is_among_them() -> None:
    heads = (json.loads(path.read_text("utf-8").splitlines()[0]) for path in CLAIMS)
    apart = {head["sha256"] for head in heads if head["split"] != "train"}
    assert apart.isdisjoint(one["sha256"] for one in read_jsonl(LINKS))


def test_what_is_mostly_wrong_comes_to_weigh_against_a_link() -> None:
    links = [
        *(link(n % 5 != 0, casualties=1.0) for n in range(100)),
        *(link(n % 5 == 0, war=1.0) for n in range(100)),
    ]
    weights = fit(links)
    named = dict(zip(("bias", *MEANINGS), weights, strict=True))
    assert named["casualties"] > 1 > -1 > named["war"]
    right, wrong = counted(links, weights, 0.0)
    assert (right, wrong) == (80, 20)


def test_the_tellings_of_one_link_weigh_as_much_as_one() -> None:
    one = link(True, doer=1.0)
    twice = one._replace(tellings=[*one.tellings] * 2)
    other = [link(False, war=1.0)] * 3
    assert fit([one, *other]).round(6).tolist() == fit([twice, *other]).round(6).tolist()


def test_the_bundled_weights_say_on_which_links_they_were_fitted() -> None:
    written = (files("reportedly.reconcile.incidents") / FILE).read_text(encoding="utf-8")
    assert hashlib.sha256(LINKS.read_bytes()).hexdigest()[:16] in written
    assert f"least = {LEAST} " in written


def test_right_is_a_label_of_the_file() -> None:
    assert any(label == RIGHT for one in read_jsonl(LINKS) for *_, label in one["links"])
