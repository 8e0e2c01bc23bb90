"""`predict lineage`: records grouped by the text they come from."""

import json
from pathlib import Path

FIRST = (
    "The dam keeper at Sarn opened two of the five gates on Sunday after shells had cracked the "
    "third. Farmers below were told to bring their cattle up to the road before dark, the water "
    "office said. Nobody was hurt."
)
OTHER = "Bread was sold by lot in Halvik on Monday because the mill had stood still for a week."


def test_a_copy_and_its_story_are_one_and_another_is_apart(run, tmp_path: Path) -> None:
    texts = {"a": FIRST, "b": FIRST.replace("hurt", "harmed"), "c": OTHER}
    path = tmp_path / "in.jsonl"
    rows = [{"id": id_, "text": text, "date": "2025-03-11"} for id_, text in texts.items()]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    ran = run("predict", "lineage", path)
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)
    assert found["a"] == found["b"] != found["c"]
