"""`predict event-coreference`: mentions given in texts, grouped by event."""

import json
from pathlib import Path

TEXTS = {
    "one": (
        "A drone struck the rail bridge at Brenn on Tuesday, the port of Brenn said.",
        "struck",
    ),
    "two": ("The strike by a drone on the rail bridge at Brenn came on Tuesday.", "strike"),
    "three": ("Voters in Kest elected Ardo Vell mayor after a recount of the poll.", "elected"),
    "four": (
        "The election of Ardo Vell as mayor by voters in Kest followed a recount.",
        "election",
    ),
}


def records(path: Path, **more: object) -> Path:
    rows = []
    for name, (text, word) in TEXTS.items():
        start = text.index(word)
        event = {"id": f"{name}:{word}", "start": start, "end": start + len(word), "text": word}
        rows.append({"doc": name, "text": text, "events": [event], **more})
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_verb_and_noun_of_one_event_meet_and_other_events_do_not(run, tmp_path: Path) -> None:
    ran = run("predict", "event-coreference", records(tmp_path / "in.jsonl"))
    found = json.loads(ran.out)
    assert ran.code == 0
    assert len(found) == len(TEXTS)
    assert found["one:struck"] == found["two:strike"]
    assert found["three:elected"] == found["four:election"]
    assert found["one:struck"] != found["three:elected"]


def test_topics_and_entities_of_the_records_are_not_looked_at(run, tmp_path: Path) -> None:
    plain = run("predict", "event-coreference", records(tmp_path / "a.jsonl"))
    told = records(tmp_path / "b.jsonl", topic="1", subtopic="1_x", entities=[{"id": "n"}])
    assert run("predict", "event-coreference", told).out == plain.out


def test_a_mention_outside_its_text_is_named(run, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    event = {"id": "x", "start": 900, "end": 905}
    path.write_text(json.dumps({"doc": "d", "text": "It fell.", "events": [event]}))
    ran = run("predict", "event-coreference", path)
    assert ran.code == 3
    assert "900" in ran.err
